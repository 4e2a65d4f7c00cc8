use leptos::prelude::*;
use telesales_core::{Customer, Stage};

use super::menu::Message;
use super::{Scene, Wish};

/// Stands for what the store does not know of a customer, and for what has not come yet.
const UNKNOWN: &str = "–";

/// Who is in effect, and the ways on from there.
#[component]
pub fn Card(scene: Scene) -> impl IntoView {
    let texts = scene.texts;
    let customer = Memo::new(move |_| scene.model.with(|model| customer(model.stage()).cloned()));
    let of = move |value: fn(&Customer) -> Option<&str>| {
        move || customer.with(|customer| customer.as_ref().and_then(value).unwrap_or(UNKNOWN).to_owned())
    };
    let name = move || customer.with(|customer| customer.as_ref().map(Customer::name));
    view! {
        <p class="telesales-name"><bdi>{name}</bdi></p>
        <dl class="telesales-facts">
            <dt>{texts.email}</dt>
            <dd><bdi>{of(|customer| Some(&customer.email))}</bdi></dd>
            <dt>{texts.document}</dt>
            <dd><bdi>{of(|customer| customer.profile.as_ref()?.document.as_deref())}</bdi></dd>
            <dt>{texts.phone}</dt>
            <dd><bdi>{of(|customer| customer.profile.as_ref()?.phone.as_deref())}</bdi></dd>
        </dl>
        <Message scene />
        <div class="telesales-actions">
            <a class="telesales-button" href=scene.orders_url.get_value()>{texts.orders}</a>
            <button
                type="button"
                class="telesales-button telesales-main"
                aria-disabled=move || scene.progress().is_some().to_string()
                on:click=move |_| scene.wish.run(Wish::Stop)
            >
                {move || scene.progress().unwrap_or(texts.log_out)}
            </button>
        </div>
    }
}

/// The customer stays on the card while the stop is under way.
fn customer(stage: &Stage) -> Option<&Customer> {
    match stage {
        Stage::Stopping { previous, .. } => previous.as_ref(),
        stage => stage.customer(),
    }
}
