use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::message::Message;
use super::{Scene, Wish};

/// Asks for the customer.
///
/// The field is no `type="email"`: browsers rewrite what is typed there (a domain beyond ASCII becomes Punycode), and
/// then it is not the address the customer registered with.
#[component]
pub fn LogIn(scene: Scene) -> impl IntoView {
    let texts = scene.texts;
    let field = NodeRef::<Input>::new();
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            scene.wish.run(Wish::Impersonate(field.value()));
        }
    };
    view! {
        <form class="telesales-form" novalidate on:submit=on_submit>
            <label class="telesales-label">
                <span>{texts.customer_email()}</span>
                <input
                    class="telesales-field"
                    node_ref=field
                    type="text"
                    inputmode="email"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="telesales-message"
                    aria-invalid=move || scene.message().is_some().to_string()
                    readonly=move || scene.progress().is_some()
                />
            </label>
            <Message scene />
            <div class="telesales-actions">
                <button
                    type="submit"
                    class="telesales-button telesales-main"
                    aria-disabled=move || scene.progress().is_some().to_string()
                >
                    {move || scene.progress().unwrap_or(texts.log_in())}
                </button>
                <button
                    type="button"
                    class="telesales-button"
                    hidden=move || scene.progress().is_none()
                    on:click=move |_| scene.wish.run(Wish::Stop)
                >
                    {texts.cancel()}
                </button>
            </div>
        </form>
    }
}
