use telesales_core::Failure;

use super::dom::{Part, button, element};
use super::scene::Shown;
use super::words;

/// Puts into it why the last thing did not work, where the operator looks, and a way to look again.
pub fn with_message(now: &Shown, part: Part) -> Part {
    let message = element("p", "telesales-message")
        .with("id", "telesales-message")
        .flag("hidden", |now| words::message(now).is_none())
        .says_live(|now| words::message(now).unwrap_or_default());
    let look_again = button("telesales-button")
        .flag("hidden", |now| !now.stage().notice().is_some_and(can_be_checked))
        .whether("aria-disabled", is_checking)
        .on(now, "click", |scene, _| scene.runtime.refresh())
        .says_live(|now| if is_checking(now) { now.texts().checking() } else { now.texts().check_again() }.into());
    part.holds(message).holds(look_again)
}

fn is_checking(now: &Shown) -> bool {
    now.model.awaited().is_some()
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
