//! Reading the session when nothing is being changed.

use crate::model::{Awaited, Model, Stage};
use crate::{Change, Customer, Effect, Failure, Fault, Operator, Session};

/// A profile that is late is asked for again after these milliseconds, then no more (known issues 1214877, 1369897).
const PROFILE_DELAYS: [u32; 4] = [400, 800, 1_600, 3_200];

pub(super) fn refresh(model: &mut Model) -> Vec<Effect> {
    let ends_with_a_read =
        matches!(model.stage, Stage::Starting { .. } | Stage::Withdrawing { .. } | Stage::Stopping { .. });
    if ends_with_a_read || matches!(model.awaited, Some(Awaited::Read(_))) {
        return Vec::new();
    }
    vec![model.read()]
}

/// Shows what the session says.
pub(super) fn settle(model: &mut Model, answer: Result<Session, Fault>) -> Vec<Effect> {
    match answer {
        Ok(session) => {
            let surprise = surprise(&model.stage, &session);
            let notice = surprise.or_else(|| standing_notice(&model.stage, &session));
            let confirms = match &mut model.stage {
                Stage::Unconfirmed { previous, .. } => Some(previous.take()),
                _ => None,
            };
            let mut effects = show(model, session, notice);
            effects.extend(surprise.map(Effect::Failed));
            effects.extend(confirms.and_then(|previous| changed(&model.stage, previous)));
            effects
        }
        Err(fault) => doubt(model, fault),
    }
}

/// Tells the page if it belongs to somebody else now than to whom it was made for.
pub(super) fn changed(stage: &Stage, previous: Option<Customer>) -> Option<Effect> {
    let (operator, customer) = (stage.operator().cloned(), stage.customer().cloned());
    let is_same = match (&previous, &customer) {
        (Some(previous), Some(customer)) => previous.is(customer),
        (previous, customer) => previous.is_none() && customer.is_none(),
    };
    (!is_same).then_some(Effect::Changed(Change { operator, customer, previous }))
}

/// The stage that the session's word leads to, with a notice for the operator. Nothing else makes a stage in which an
/// operator is idle or acts.
pub(super) fn show(model: &mut Model, session: Session, notice: Option<Failure>) -> Vec<Effect> {
    let was_known = model.stage.knows_operator();
    let standing = standing(&session);
    let customer = session.customer;
    let mut effects = Vec::new();
    if let (false, Ok(operator)) = (was_known, &standing) {
        effects.push(Effect::Ready { operator: operator.clone(), customer: customer.clone() });
    }
    model.stage = match (standing, customer) {
        (Ok(operator), None) => Stage::Idle { operator, notice },
        (Ok(operator), Some(customer)) => {
            let profile_reads = profile_reads(&model.stage, &customer);
            if let (None, Some(delay)) = (&customer.profile, PROFILE_DELAYS.get(usize::from(profile_reads))) {
                effects.push(model.after(*delay));
            }
            Stage::Acting { operator, customer, notice, profile_reads }
        }
        (Err(reason), customer) if was_known => Stage::Lapsed { reason, customer },
        (Err(_), _) => Stage::Visitor,
    };
    effects
}

/// Who is operator by this session, or why nobody is.
pub(super) fn standing(session: &Session) -> Result<Operator, Failure> {
    match (&session.operator, session.can_impersonate) {
        (None, _) => Err(Failure::LoginExpired),
        (Some(_), None) => Err(Failure::AppMissing),
        (Some(_), Some(false)) => Err(Failure::RoleMissing),
        (Some(operator), Some(true)) => Ok(operator.clone()),
    }
}

/// What an operator who acts for somebody has to be told when the session now says otherwise.
fn surprise(stage: &Stage, session: &Session) -> Option<Failure> {
    match (stage, standing(session), &session.customer) {
        (stage, Err(reason), _) if stage.knows_operator() => Some(reason),
        (Stage::Acting { .. }, Ok(_), None) => Some(Failure::StoppedElsewhere),
        (Stage::Acting { customer: shown, .. }, Ok(_), Some(customer)) if !shown.is(customer) => {
            Some(Failure::OtherCustomer)
        }
        _ => None,
    }
}

/// What was told stays told while nothing has changed; only a doubt is over with a read that came through.
fn standing_notice(stage: &Stage, session: &Session) -> Option<Failure> {
    let is_same = match (stage, &session.customer) {
        (Stage::Idle { .. }, None) => true,
        (Stage::Acting { customer: shown, .. }, Some(customer)) => shown.is(customer),
        _ => false,
    };
    stage.notice().filter(|notice| is_same && !matches!(notice, Failure::Unconfirmed(_)))
}

/// Counts the reads that came without a profile, one customer at a time.
fn profile_reads(stage: &Stage, customer: &Customer) -> u8 {
    match stage {
        Stage::Acting { customer: shown, profile_reads, .. } if shown.is(customer) => profile_reads.saturating_add(1),
        _ => 0,
    }
}

/// The session could not be read. Who was known stays, and is told; unknown is not "fine".
fn doubt(model: &mut Model, fault: Fault) -> Vec<Effect> {
    let unconfirmed = Failure::Unconfirmed(fault);
    match &mut model.stage {
        Stage::Idle { notice, .. } | Stage::Acting { notice, .. } => *notice = Some(unconfirmed),
        Stage::Unconfirmed { cause, .. } => *cause = fault,
        stage @ Stage::Unknown => *stage = Stage::Visitor,
        _ => {}
    }
    vec![Effect::Failed(unconfirmed)]
}
