//! Reading the session when nothing is being changed, and showing what it says.

use std::sync::Arc;

use super::{page, start, wish};
use crate::retry::Attempts;
use crate::{
    Awaited, Customer, Effect, Failure, Fault, MadeFor, Memory, Model, Operator, Page, Session, Source, Stage,
};

/// A profile that is late is asked for again after these milliseconds, then no more (known issues 1214877, 1369897).
const PROFILE_DELAYS: [u32; 4] = [400, 800, 1_600, 3_200];

pub(super) fn refresh(model: &mut Model, source: Source) -> Vec<Effect> {
    let is_under_way = match (source, model.awaited) {
        // Whoever asks does not wait until it is this tab's turn, nor for the next attempt.
        (Source::Own, Some(Awaited::Read(_))) => model.source == Source::Own,
        (Source::AnyTab, Some(Awaited::Read(_))) => true,
        // A store that is in trouble is not asked more often because somebody looks at the page.
        (Source::AnyTab, Some(Awaited::Timer(_))) => model.attempts != Attempts::default(),
        _ => false,
    };
    if ends_with_a_read(&model.stage) || is_under_way {
        return Vec::new();
    }
    model.attempts = Attempts::default();
    vec![model.read(source)]
}

/// What another tab has read counts as read here, unless it may be older than what is known here.
pub(super) fn told(model: &mut Model, session: Session, is_newer: bool, memory: Memory) -> Vec<Effect> {
    let will_be_read = ends_with_a_read(&model.stage) || matches!(model.awaited, Some(Awaited::Read(_)));
    if will_be_read || !model.stage.knows_operator() {
        return Vec::new();
    }
    if is_newer {
        model.awaited = None;
        model.memory = memory;
        model.attempts = Attempts::default();
        let mut effects = learn(model, session);
        wish::fulfil(model, &mut effects);
        return effects;
    }
    if says_what_is_shown(&model.stage, &session) { Vec::new() } else { refresh(model, Source::Own) }
}

pub(super) fn ends_with_a_read(stage: &Stage) -> bool {
    matches!(stage, Stage::Starting { .. } | Stage::Withdrawing { .. } | Stage::Stopping { .. })
}

fn says_what_is_shown(stage: &Stage, session: &Session) -> bool {
    let is_settled =
        matches!(stage, Stage::Idle { .. } | Stage::Acting { .. } | Stage::Found { .. } | Stage::Outdated { .. });
    is_settled && standing(session).is_ok() && are_same(stage.customer(), session.customer.as_ref())
}

/// Shows what the session says that was asked for here.
pub(super) fn settle(model: &mut Model, answer: Result<Session, Fault>) -> Vec<Effect> {
    model.attempts = Attempts::default();
    let session = match answer {
        Ok(session) => session,
        Err(fault) => return doubt(model, fault),
    };
    let mut effects = Vec::new();
    if standing(&session).is_ok() {
        if page::is_late(model, &session) {
            return vec![model.read(Source::Own)];
        }
        effects.extend(page::remember_found(model, &session));
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
        let mut effects = page::show_changed(model, session);
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

/// The stage that the session's word leads to, with a notice for the operator. Nothing else makes a stage in which an
/// operator is idle or acts. What the operator has not been told yet, the page hears too.
pub(super) fn show(model: &mut Model, session: Session, notice: Option<Failure>) -> Vec<Effect> {
    let (told, customer) = (model.stage.notice(), model.stage.customer().cloned());
    let mut effects = lead_to(model, session, notice);
    if let Some(notice) = model.stage.notice()
        && (told != Some(notice) || !are_same(customer.as_ref(), model.stage.customer()))
    {
        effects.push(Effect::Failed(notice));
    }
    effects
}

/// The same for something that did not work. The page hears of it also where the stage has something more important to say.
pub(super) fn show_failure(model: &mut Model, session: Session, failure: Failure) -> Vec<Effect> {
    let mut effects = show(model, session, Some(failure));
    if model.stage.notice() != Some(failure) {
        effects.push(Effect::Failed(failure));
    }
    effects
}

fn lead_to(model: &mut Model, session: Session, notice: Option<Failure>) -> Vec<Effect> {
    let standing = standing(&session);
    let customer = session.customer;
    let mut effects = Vec::new();
    if let (false, Ok(operator)) = (model.is_ready, &standing) {
        model.is_ready = true;
        effects.push(Effect::Ready { operator: operator.clone(), customer: customer.clone() });
    }
    model.vouch(customer.as_ref());
    if standing.is_ok() {
        effects.extend(page::settle(model, customer.as_ref()));
    }
    let is_page_current = model.is_made_for(customer.as_ref());
    let knows_operator = model.stage.knows_operator() || model.settings.expects_operator;
    model.stage = match (standing, customer) {
        (Err(reason), customer) if knows_operator => Stage::Lapsed { reason, customer },
        (Err(_), _) => Stage::Visitor,
        (Ok(operator), Some(customer)) if page::is_found(model, &customer) => Stage::Found { operator, customer },
        (Ok(operator), customer) if !is_page_current => {
            let reason = notice.or_else(|| page::why_outdated(model, customer.as_ref()));
            if reason.is_none() {
                effects.push(page::is_to_go(model));
            }
            // It was asked to follow a change that is over again, and may have.
            let page = match model.page() {
                Page::Of(page) if are_same(page.as_ref(), customer.as_ref()) => Page::Unknown,
                page => page,
            };
            Stage::Outdated { operator, page, customer, reason }
        }
        (Ok(operator), None) => Stage::Idle { operator, notice },
        (Ok(operator), Some(customer)) => {
            let profile_reads = profile_reads(&model.stage, &customer);
            let mut notice = notice;
            if customer.profile.is_none() {
                notice = notice.or(Some(Failure::ProfileLate));
                let delay = PROFILE_DELAYS.get(usize::from(profile_reads));
                // Another tab's answer from before would only use the attempts up.
                model.source = Source::Own;
                effects.extend(delay.map(|delay| model.after(*delay..=*delay)));
            }
            Stage::Acting { operator, customer, notice, profile_reads }
        }
    };
    effects
}

/// Who is operator by this session, or why nobody is.
pub(super) fn standing(session: &Session) -> Result<Arc<Operator>, Failure> {
    match (&session.operator, session.can_impersonate) {
        (None, _) => Err(Failure::LoginExpired),
        (Some(_), None) => Err(Failure::AppMissing),
        (Some(_), Some(false)) => Err(Failure::RoleMissing),
        (Some(operator), Some(true)) => Ok(operator.clone()),
    }
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

/// Counts the reads that came without a profile, one customer at a time.
fn profile_reads(stage: &Stage, customer: &Customer) -> u8 {
    match stage {
        Stage::Acting { customer: shown, profile_reads, .. } if shown.is(customer) => profile_reads.saturating_add(1),
        _ => 0,
    }
}

pub(super) fn are_same(one: Option<&Arc<Customer>>, other: Option<&Arc<Customer>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.is(other),
        (one, other) => one.is_none() && other.is_none(),
    }
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
