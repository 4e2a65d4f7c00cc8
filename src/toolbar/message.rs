use leptos::prelude::*;
use telesales_core::Failure;

use super::{Scene, Wish};

/// Why the last thing did not work, where the operator looks, and a way to look again.
#[component]
pub fn Message(scene: Scene) -> impl IntoView {
    let texts = scene.texts;
    let can_be_checked = move || scene.model.with(|model| model.stage().notice().is_some_and(self::can_be_checked));
    let is_checking = move || scene.model.with(|model| model.awaited().is_some());
    view! {
        <p class="telesales-message" id="telesales-message" hidden=move || scene.message().is_none()>
            {move || scene.message()}
        </p>
        <button
            type="button"
            class="telesales-button"
            hidden=move || !can_be_checked()
            aria-disabled=move || is_checking().to_string()
            on:click=move |_| scene.wish.run(Wish::CheckAgain)
        >
            {move || if is_checking() { texts.checking() } else { texts.check_again() }}
        </button>
    }
}

/// Whether another look at the session may find that it is over.
fn can_be_checked(failure: Failure) -> bool {
    matches!(
        failure,
        Failure::Unconfirmed(_)
            | Failure::LoginExpired
            | Failure::RoleMissing
            | Failure::AppMissing
            | Failure::ProfileLate
    )
}
