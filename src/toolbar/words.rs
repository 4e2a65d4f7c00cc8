//! What is true now, in words.

use telesales_core::{Failure, Page, Stage};

use super::scene::Shown;
use crate::messages::fill;

/// What is under way.
pub fn progress(now: &Shown) -> Option<&'static str> {
    match now.stage().name() {
        "starting" => Some(now.texts().logging_in()),
        "stopping" => Some(now.texts().logging_out()),
        _ => None,
    }
}

/// Whether the page is about to be loaded anew, so that nothing is wrong with it that the operator has to see to.
pub fn is_loading(now: &Shown) -> bool {
    matches!(now.stage(), Stage::Outdated { reason: None, .. })
}

/// The stage whose looks the bar has: what is about to go looks as what is under way.
pub fn look(now: &Shown) -> &'static str {
    if is_loading(now) { "starting" } else { now.stage().name() }
}

pub fn is_under_way(now: &Shown) -> bool {
    progress(now).is_some()
}

/// Why the last thing did not work, and what follows from it.
pub fn message(now: &Shown) -> Option<String> {
    let mut message = now.texts().failure(now.stage().notice()?);
    // Of a page of which nobody knows for whom it was made, the reason says that.
    if matches!(now.stage(), Stage::Outdated { page: Page::Of(_), .. }) {
        message.push(' ');
        message.push_str(now.texts().outdated());
    }
    Some(message)
}

/// What the button at the end of the bar is called.
pub fn opener(now: &Shown) -> String {
    let texts = now.texts();
    if let Some(progress) = progress(now) {
        return progress.into();
    }
    if is_loading(now) {
        return texts.loading_page().into();
    }
    let name = match now.stage() {
        Stage::Acting { customer, .. } => return customer.name(),
        Stage::Unconfirmed { .. } => texts.not_confirmed(),
        Stage::Lapsed { .. } => texts.login_over(),
        Stage::Found { .. } => texts.not_started_here(),
        Stage::Outdated { .. } => texts.page_outdated(),
        _ => texts.log_in_as(),
    };
    name.into()
}

/// What those who cannot see a change are told of it.
pub fn spoken(now: &Shown) -> Option<String> {
    match (message(now), who(now)) {
        (Some(mut message), Some(who)) => {
            message.push(' ');
            message.push_str(&who);
            Some(message)
        }
        (None, _) if is_loading(now) => Some(now.texts().loading_page().into()),
        (message, who) => message.or_else(|| progress(now).map(Into::into)).or(who),
    }
}

/// For whom the operator acts, where the session is known to say so.
fn who(now: &Shown) -> Option<String> {
    match now.stage() {
        Stage::Idle { notice: None, .. } => Some(now.texts().now_idle().into()),
        Stage::Acting { customer, notice: None | Some(Failure::ProfileLate), .. }
        | Stage::Found { customer, .. }
        | Stage::Outdated { customer: Some(customer), .. } => Some(fill(now.texts().now_acting(), &customer.name())),
        _ => None,
    }
}
