use leptos::prelude::*;
use telesales_core::{Customer, Stage};

use super::message::Message;
use super::{Scene, Wish};

/// Stands for what the store does not know of a customer, and for what has not come yet.
const UNKNOWN: &str = "–";

/// Who is in effect, or what is known of that, and the ways on from there.
#[component]
pub fn Card(scene: Scene) -> impl IntoView {
    let texts = scene.texts;
    let name = Memo::new(move |_| scene.model.with(|model| customer(model.stage()).map(Customer::name)));
    let facts = Memo::new(move |_| scene.model.with(|model| facts(scene, model.stage())));
    let is_outdated = move || scene.model.with(|model| matches!(model.stage(), Stage::Outdated { .. }));
    let is_over = move || scene.model.with(|model| is_over(model.stage()));
    view! {
        <p class="telesales-name" hidden=move || name.get().is_none()>
            <bdi>{name}</bdi>
        </p>
        <dl class="telesales-facts" hidden=move || facts.with(Vec::is_empty)>
            {[0, 1, 2].map(|at| view! { <Fact facts at /> })}
        </dl>
        <Message scene />
        <div class="telesales-actions" hidden=move || is_over() && !is_outdated()>
            <a class="telesales-button" href=scene.orders_url.get_value() hidden=move || name.get().is_none()>
                {texts.orders()}
            </a>
            <button
                type="button"
                class="telesales-button telesales-main"
                hidden=move || !is_outdated()
                on:click=move |_| scene.wish.run(Wish::Reload)
            >
                {texts.reload()}
            </button>
            <button
                type="button"
                class="telesales-button telesales-stop"
                hidden=is_over
                aria-disabled=move || scene.progress().is_some().to_string()
                on:click=move |_| scene.wish.run(Wish::Stop)
            >
                {move || scene.progress().unwrap_or(texts.log_out())}
            </button>
        </div>
    }
}

/// Whether the session is known to name nobody, so that there is nobody to log out from.
fn is_over(stage: &Stage) -> bool {
    matches!(stage, Stage::Outdated { customer: None, .. } | Stage::Lapsed { customer: None, .. })
}

/// A line, if there are so many.
#[component]
fn Fact(facts: Memo<Vec<(&'static str, String)>>, at: usize) -> impl IntoView {
    let is_none = move || facts.with(|facts| facts.len() <= at);
    view! {
        <div class="telesales-fact" hidden=is_none>
            <dt class="telesales-term">{move || facts.with(|facts| facts.get(at).map(|(term, _)| *term))}</dt>
            <dd class="telesales-value">
                <bdi>{move || facts.with(|facts| facts.get(at).map(|(_, value)| value.clone()))}</bdi>
            </dd>
        </div>
    }
}

/// Whose card it is: the customer stays on it while the stop is under way.
fn customer(stage: &Stage) -> Option<&Customer> {
    match stage {
        Stage::Acting { customer, .. } => Some(customer),
        Stage::Stopping { previous, .. } => previous.as_ref(),
        _ => None,
    }
}

/// What is known, each with its name.
fn facts(scene: Scene, stage: &Stage) -> Vec<(&'static str, String)> {
    let texts = scene.texts;
    let name =
        |customer: &Option<Customer>| customer.as_ref().map_or_else(|| texts.nobody().to_owned(), Customer::name);
    let known = |value: Option<&String>| value.cloned().unwrap_or_else(|| UNKNOWN.to_owned());
    if let Some(customer) = customer(stage) {
        let profile = customer.profile.as_ref();
        return vec![
            (texts.email(), customer.email.clone()),
            (texts.document(), known(profile.and_then(|profile| profile.document.as_ref()))),
            (texts.phone(), known(profile.and_then(|profile| profile.phone.as_ref()))),
        ];
    }
    match stage {
        Stage::Outdated { page, customer, .. } => {
            vec![(texts.this_page(), name(page)), (texts.acting_for(), name(customer))]
        }
        Stage::Unconfirmed { email: Some(email), .. }
        | Stage::Lapsed { customer: Some(Customer { email, .. }), .. } => {
            vec![(texts.email(), email.clone())]
        }
        _ => Vec::new(),
    }
}
