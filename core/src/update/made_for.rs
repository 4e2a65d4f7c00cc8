//! Whether the page is made for whom the session is for.

use std::sync::Arc;

use crate::document::Verdict;
use crate::session::are_same;
use crate::{Customer, Effect, Failure, MadeFor, Model, Page, Session};

/// How long a page that is to be loaded anew may take to go, in milliseconds, before the operator is told that it is still
/// there: a router or a question to the operator may have kept it.
const GOES_WITHIN: u32 = 2_000;

/// How long a change that is under way is left alone, in milliseconds, before the session is looked at again.
const LOOKS_AGAIN_AFTER: u32 = 1_000;

/// Whether the session was asked before a change whose outcome it does not tell, so that it is to be asked again.
pub(super) fn is_late(model: &Model, session: &Session) -> bool {
    model.memory.judge(model.document, session.customer.as_ref()) == Verdict::Late
}

/// A change that nobody told of is remembered, for all tabs.
pub(super) fn remember_found(model: &Model, session: &Session) -> Option<Effect> {
    match model.memory.judge(model.document, session.customer.as_ref()) {
        Verdict::Found { at, .. } => {
            let customer = session.customer.clone();
            // Known already, at a time that was set back since.
            let was_made_here = customer.as_ref().is_some_and(|customer| model.memory.vouches_for(customer));
            Some(Effect::Remember { customer, was_made_here, at: Some(at) })
        }
        _ => None,
    }
}

/// For whom the page was made, if nobody knew until now that the session is for this customer, or for nobody.
pub(super) fn settle(model: &mut Model, customer: Option<&Arc<Customer>>) -> Option<Effect> {
    let is_old = match (&model.made_for, model.memory.judge(model.document, customer)) {
        (MadeFor::Read(_) | MadeFor::Superseded { .. }, _) => return None,
        (MadeFor::Followed, _) => false,
        (MadeFor::Unread, Verdict::Known { is_old } | Verdict::Found { is_old, .. }) => is_old,
        (MadeFor::Unread, Verdict::Late) => true,
    };
    if model.made_for == MadeFor::Unread && model.memory.is_changing() {
        // Once the outcome is known, that tells.
        return Some(model.after(LOOKS_AGAIN_AFTER..=LOOKS_AGAIN_AFTER));
    }
    if is_old {
        return renew(model, customer);
    }
    model.made_for = MadeFor::Read(customer.cloned());
    None
}

/// The document may be older than the last change: a page that is loaded anew after changes is so at once.
fn renew(model: &mut Model, customer: Option<&Arc<Customer>>) -> Option<Effect> {
    // Where somebody is found in effect, the operator says first whether that is to be.
    let is_wanted = customer.is_none_or(|customer| model.vouches_for(customer));
    let is_awaited = model.settings.reloads && model.document.can_be_renewed && is_wanted;
    model.made_for = MadeFor::Superseded { page: Page::Unknown, next: customer.cloned(), is_awaited };
    is_awaited.then_some(Effect::LoadAnew)
}

/// Whether a customer is in effect with whom nobody here began, and the page is not known to be somebody else's.
pub(super) fn is_found(model: &Model, customer: &Arc<Customer>) -> bool {
    let may_be_theirs = match model.page() {
        Page::Unknown => true,
        Page::Of(page) => are_same(page.as_ref(), Some(customer)),
    };
    // While a change is under way nobody knows yet who began it.
    may_be_theirs && !model.memory.is_changing() && !model.vouches_for(customer)
}

/// Why a page is not to be trusted that was not made for this customer, or nobody; none while it is about to go.
pub(super) fn why_outdated(model: &Model, customer: Option<&Arc<Customer>>) -> Option<Failure> {
    match &model.made_for {
        MadeFor::Unread => Some(Failure::OldPage),
        MadeFor::Superseded { page: Page::Unknown, is_awaited, .. } => (!is_awaited).then_some(Failure::OldPage),
        MadeFor::Superseded { next, is_awaited, .. } if are_same(next.as_ref(), customer) => {
            (!is_awaited).then_some(Failure::NotFollowed)
        }
        _ if customer.is_some() => Some(Failure::ChangedElsewhere),
        _ => Some(Failure::StoppedElsewhere),
    }
}

/// The page is to be gone by then.
pub(super) fn is_to_go(model: &mut Model) -> Effect {
    model.after(GOES_WITHIN..=GOES_WITHIN)
}
