//! Whether the page is made for whom the session is for, and how it comes to be.

use std::sync::Arc;

use super::read::{are_same, ends_with_a_read, refresh, show};
use crate::document::Verdict;
use crate::retry::Attempts;
use crate::{Awaited, Change, Customer, Effect, Failure, MadeFor, Memory, Model, Page, Session, Source, Stage};

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

/// The page is still there, or cannot go by itself.
pub(super) fn is_not_loaded(model: &mut Model) -> Vec<Effect> {
    if let MadeFor::Superseded { is_awaited, .. } = &mut model.made_for {
        *is_awaited = false;
    }
    let customer = model.stage.customer().cloned();
    let why = why_outdated(model, customer.as_ref());
    let Stage::Outdated { reason: reason @ None, .. } = &mut model.stage else { return Vec::new() };
    *reason = why;
    model.awaited.take_if(|awaited| matches!(awaited, Awaited::Timer(_)));
    why.map(Effect::Failed).into_iter().collect()
}

/// Shows a change that the operator asked for, and has the page follow unless it was made for that customer.
pub(super) fn show_changed(model: &mut Model, session: Session) -> Vec<Effect> {
    let customer = session.customer.clone();
    if model.is_made_for(customer.as_ref()) {
        return show(model, session, None);
    }
    let page = model.page();
    model.made_for = if model.settings.reloads {
        MadeFor::Superseded { page: page.clone(), next: customer.clone(), is_awaited: true }
    } else {
        MadeFor::Read(customer.clone())
    };
    let mut effects = show(model, session, None);
    let operator = model.stage.operator().cloned();
    let previous = if let Page::Of(customer) = page { customer } else { None };
    effects.push(Effect::Changed(Change { operator, customer, previous }));
    effects
}

/// The page sees to the change itself, so it is as good as made for whom the session is for.
pub(super) fn followed(model: &mut Model) -> Vec<Effect> {
    let MadeFor::Superseded { next, .. } = &model.made_for else { return Vec::new() };
    model.made_for = MadeFor::Read(next.clone());
    match said(&model.stage) {
        Some(session) => show(model, session, None),
        None => Vec::new(),
    }
}

/// The next read tells for whom the page is now.
pub(super) fn page_followed(model: &mut Model) -> Vec<Effect> {
    model.made_for = MadeFor::Followed;
    if ends_with_a_read(&model.stage) {
        return Vec::new();
    }
    // Also where a read is under way, which may have been made before the change.
    model.attempts = Attempts::default();
    vec![model.read(Source::Own)]
}

/// The page is to follow the session. The operator has been told whom it is for, and goes on.
pub(super) fn reload(model: &mut Model) -> Vec<Effect> {
    match (&model.stage, said(&model.stage)) {
        (Stage::Outdated { .. }, Some(session)) => wants(model, session),
        _ => Vec::new(),
    }
}

/// The operator knows who is in effect, and wants it so.
pub(super) fn go_on(model: &mut Model) -> Vec<Effect> {
    match (&model.stage, said(&model.stage)) {
        (Stage::Found { .. }, Some(session)) => wants(model, session),
        _ => Vec::new(),
    }
}

fn wants(model: &mut Model, session: Session) -> Vec<Effect> {
    let strange = session.customer.clone().filter(|customer| !model.vouches_for(customer));
    model.wants(session.customer.as_ref());
    let mut effects = show_changed(model, session);
    if let Some(customer) = strange {
        effects.insert(0, Effect::Confirm(customer));
    }
    effects
}

/// While the page was away, another tab may have changed the session. Nobody is named until it is read.
pub(super) fn restored(model: &mut Model, memory: &Memory) -> Vec<Effect> {
    let is_shown = matches!(model.stage, Stage::Idle { .. } | Stage::Acting { .. } | Stage::Found { .. });
    if is_shown && memory.contradicts(model.stage.customer()) {
        model.settings.expects_operator = true;
        model.stage = Stage::Unknown;
        model.attempts = Attempts::default();
        return vec![model.read(Source::Own)];
    }
    refresh(model, Source::AnyTab)
}

/// What the session said last, where the stage is about no more than whom the page was made for.
fn said(stage: &Stage) -> Option<Session> {
    let (operator, customer) = match stage {
        Stage::Outdated { operator, customer, .. } => (operator.clone(), customer.clone()),
        Stage::Found { operator, customer } => (operator.clone(), Some(customer.clone())),
        _ => return None,
    };
    Some(Session { operator: Some(operator), can_impersonate: Some(true), requested: None, customer })
}
