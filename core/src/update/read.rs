//! Reading the session when nothing is being changed, and showing what it says.

use std::sync::Arc;

use super::show::{show, show_changed};
use super::{made_for, start};
use crate::retry::Attempts;
use crate::session::are_same;
use crate::{Awaited, Customer, Effect, Failure, Fault, MadeFor, Memory, Model, Session, Source, Stage};

pub(super) fn refresh(model: &mut Model, source: Source) -> Vec<Effect> {
    let is_under_way = match (source, model.awaited) {
        // Whoever asks does not wait until it is this tab's turn, nor for the next attempt.
        (Source::Own, Some(Awaited::Read(_))) => model.source == Source::Own,
        (Source::AnyTab, Some(Awaited::Read(_))) => true,
        // A store that is in trouble is not asked more often because somebody looks at the page.
        (Source::AnyTab, Some(Awaited::Timer(_))) => model.attempts != Attempts::default(),
        _ => false,
    };
    if model.stage.ends_with_a_read() || is_under_way {
        return Vec::new();
    }
    model.attempts = Attempts::default();
    vec![model.read(source)]
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

/// Whether what another tab has read matters here: not where this one reads anyway.
pub(super) fn heeds_tabs(model: &Model) -> bool {
    let will_be_read = model.stage.ends_with_a_read() || matches!(model.awaited, Some(Awaited::Read(_)));
    !will_be_read && model.stage.knows_operator()
}

/// What another tab has read counts as read here.
pub(super) fn take_over(model: &mut Model, session: Session, memory: Memory) -> Vec<Effect> {
    model.awaited = None;
    model.memory = memory;
    model.attempts = Attempts::default();
    learn(model, session)
}

/// What another tab has read may be older than what is known here: if it says something else, this tab reads for itself.
pub(super) fn compare(model: &mut Model, session: &Session) -> Vec<Effect> {
    if says_what_is_shown(&model.stage, session) { Vec::new() } else { refresh(model, Source::Own) }
}

fn says_what_is_shown(stage: &Stage, session: &Session) -> bool {
    let is_settled =
        matches!(stage, Stage::Idle { .. } | Stage::Acting { .. } | Stage::Found { .. } | Stage::Outdated { .. });
    is_settled && session.standing().is_ok() && are_same(stage.customer(), session.customer.as_ref())
}

/// Shows what the session says that was asked for here.
pub(super) fn settle(model: &mut Model, answer: Result<Session, Fault>) -> Vec<Effect> {
    model.attempts = Attempts::default();
    let session = match answer {
        Ok(session) => session,
        Err(fault) => return doubt(model, fault),
    };
    let mut effects = Vec::new();
    if session.standing().is_ok() {
        if made_for::is_late(model, &session) {
            return vec![model.read(Source::Own)];
        }
        effects.extend(made_for::remember_found(model, &session));
    }
    effects.extend(learn(model, session));
    effects
}

/// Shows what the session says, whoever asked it.
fn learn(model: &mut Model, session: Session) -> Vec<Effect> {
    if let Some(effects) = start::withdraw_unconfirmed(model, &session) {
        return effects;
    }
    if is_what_was_asked(model, &session) {
        model.wants(session.customer.as_ref());
        let customer = session.customer.clone();
        let mut effects = show_changed(model, session);
        effects.insert(0, remember(model, customer));
        return effects;
    }
    let notice = lasting_notice(&model.stage, &session);
    show(model, session, notice)
}

/// The last change is this, since now.
pub(super) fn remember(model: &Model, customer: Option<Arc<Customer>>) -> Effect {
    let was_made_here = customer.as_ref().is_none_or(|customer| model.vouches_for(customer));
    Effect::Remember { customer, was_made_here, at: None }
}

/// The session turns out to be as the operator wanted it, although that could not be confirmed at the time.
fn is_what_was_asked(model: &Model, session: &Session) -> bool {
    let Stage::Unconfirmed { email, was_stop, .. } = &model.stage else { return false };
    let is_as_asked = match (&session.customer, email) {
        (None, _) => *was_stop,
        (Some(customer), Some(email)) => !was_stop && email.eq_ignore_ascii_case(&customer.email),
        (Some(_), None) => false,
    };
    model.made_for != MadeFor::Unread && is_as_asked
}

/// What was told stays told while nothing has changed; but a doubt is over with a read that came through, and whether the
/// profile is late, or the page somebody else's, every read tells anew.
fn lasting_notice(stage: &Stage, session: &Session) -> Option<Failure> {
    let notice = stage.notice().filter(|_| says_what_is_shown(stage, session));
    let of_the_read = |notice: &Failure| {
        use Failure::{
            ChangedElsewhere, FoundActing, NotFollowed, OldPage, ProfileLate, StoppedElsewhere, Unconfirmed,
        };
        matches!(
            notice,
            Unconfirmed(_) | ProfileLate | ChangedElsewhere | StoppedElsewhere | FoundActing | OldPage | NotFollowed
        )
    };
    notice.filter(|notice| !of_the_read(notice))
}

/// The session could not be read. Who was known stays, and is told; unknown is not "fine".
fn doubt(model: &mut Model, fault: Fault) -> Vec<Effect> {
    let unconfirmed = Failure::Unconfirmed(fault);
    match &mut model.stage {
        Stage::Idle { notice, .. } | Stage::Acting { notice, .. } => *notice = Some(unconfirmed),
        Stage::Unconfirmed { cause, .. } => *cause = fault,
        stage @ Stage::Unknown if model.settings.expects_operator => {
            *stage = Stage::Unconfirmed { operator: None, email: None, was_stop: false, cause: fault };
        }
        stage @ Stage::Unknown => *stage = Stage::Visitor,
        _ => {}
    }
    vec![Effect::Failed(unconfirmed)]
}
