//! Showing what the session says.

use super::made_for;
use crate::session::are_same;
use crate::{Change, Customer, Effect, Failure, MadeFor, Model, Page, Session, Source, Stage};

/// A profile that is late is asked for again after these milliseconds, then no more (known issues 1214877, 1369897).
const PROFILE_DELAYS: [u32; 4] = [400, 800, 1_600, 3_200];

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
    let standing = session.standing();
    let customer = session.customer;
    let mut effects = Vec::new();
    if let (false, Ok(operator)) = (model.is_ready, &standing) {
        model.is_ready = true;
        effects.push(Effect::Ready { operator: operator.clone(), customer: customer.clone() });
    }
    model.vouch(customer.as_ref());
    if standing.is_ok() {
        effects.extend(made_for::settle(model, customer.as_ref()));
    }
    let is_page_current = model.is_made_for(customer.as_ref());
    let knows_operator = model.stage.knows_operator() || model.settings.expects_operator;
    model.stage = match (standing, customer) {
        (Err(reason), customer) if knows_operator => Stage::Lapsed { reason, customer },
        (Err(_), _) => Stage::Visitor,
        (Ok(operator), Some(customer)) if made_for::is_found(model, &customer) => Stage::Found { operator, customer },
        (Ok(operator), customer) if !is_page_current => {
            let reason = notice.or_else(|| made_for::why_outdated(model, customer.as_ref()));
            if reason.is_none() {
                effects.push(made_for::is_to_go(model));
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

/// Counts the reads that came without a profile, one customer at a time.
fn profile_reads(stage: &Stage, customer: &Customer) -> u8 {
    match stage {
        Stage::Acting { customer: shown, profile_reads, .. } if shown.is(customer) => profile_reads.saturating_add(1),
        _ => 0,
    }
}
