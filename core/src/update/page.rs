//! How the page comes to be made for whom the session is for.

use super::made_for::why_outdated;
use super::show::{show, show_changed};
use crate::retry::Attempts;
use crate::{Awaited, Effect, MadeFor, Model, Session, Source, Stage};

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
    if model.stage.ends_with_a_read() {
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

/// What the session said last, where the stage is about no more than whom the page was made for.
fn said(stage: &Stage) -> Option<Session> {
    let (operator, customer) = match stage {
        Stage::Outdated { operator, customer, .. } => (operator.clone(), customer.clone()),
        Stage::Found { operator, customer } => (operator.clone(), Some(customer.clone())),
        _ => return None,
    };
    Some(Session { operator: Some(operator), can_impersonate: Some(true), requested: None, customer })
}
