use telesales_core::Failure;

use crate::scene::{Part, Shown, button, element};
use crate::words::message;

/// Puts into it why the last thing did not work, where the operator looks, and a way to look again.
pub fn with_message(now: &Shown, part: Part) -> Part {
    let reason = element("p", "telesales-message")
        .with("id", "telesales-message")
        .flag("hidden", |now| message(now.words()).is_none())
        .says_live(|now| message(now.words()).unwrap_or_default());
    let look_again = button("telesales-button")
        .flag("hidden", |now| !now.stage().notice().is_some_and(can_be_checked))
        .whether("aria-disabled", is_checking)
        .on(now.scene, "click", |scene, _| scene.runtime.refresh())
        .says_live(|now| if is_checking(now) { now.texts().checking() } else { now.texts().check_again() }.into());
    part.holds(reason).holds(look_again)
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
