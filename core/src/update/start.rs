//! Impersonating a customer: write, read back, and withdraw what did not work.

use super::outcome::{settled, unconfirmed};
use super::show::{show_changed, show_failure};
use super::{page, wish};
use crate::retry::Attempts;
use crate::session::are_same;
use crate::{
    Command, Effect, Email, Event, Failure, Fault, MadeFor, Model, Requested, Session, Source, Stage, Start, StartStep,
    Transport,
};

pub(super) fn impersonate(model: &mut Model, command: Command, text: &str) -> Vec<Effect> {
    let (operator, previous) = match &model.stage {
        Stage::Idle { operator, .. } | Stage::Unconfirmed { operator: Some(operator), .. } => (operator.clone(), None),
        Stage::Acting { operator, customer, .. } | Stage::Found { operator, customer } => {
            (operator.clone(), Some(customer.clone()))
        }
        Stage::Outdated { operator, customer, .. } => (operator.clone(), customer.clone()),
        Stage::Starting { .. } | Stage::Withdrawing { .. } | Stage::Stopping { .. } => {
            return vec![settled(command, Err(Failure::Busy))];
        }
        Stage::Unknown | Stage::Visitor | Stage::Lapsed { .. } | Stage::Unconfirmed { operator: None, .. } => {
            return wish::ask_first(model, command, Event::Impersonate { command, text: text.to_owned() });
        }
    };
    let email = match Email::parse(text) {
        Ok(email) => email,
        Err(mistake) => return not_sent(model, command, Failure::InvalidEmail(mistake)),
    };
    if previous.as_ref().is_some_and(|customer| email.is(&customer.email)) {
        let mut effects = page::reload(model);
        effects.extend(page::go_on(model));
        effects.push(settled(command, Ok(())));
        return effects;
    }
    let start = Start { email, previous, command: Some(command), failed: None };
    model.stage = Stage::Starting { operator, start, step: StartStep::Writing };
    model.attempts = Attempts::default();
    write(model)
}

pub(super) fn write(model: &mut Model) -> Vec<Effect> {
    let Stage::Starting { start, step, .. } = &mut model.stage else { return Vec::new() };
    *step = StartStep::Writing;
    let email = start.email.clone();
    let (cookie, requested) = match model.settings.transport {
        Transport::Both | Transport::Api => (None, Requested::Customer(email)),
        Transport::Cookie => (Some(Effect::SetCookie(email.clone())), Requested::ByCookie(email)),
    };
    cookie.into_iter().chain([model.write(requested)]).collect()
}

/// The session changed nothing, so what is shown stays, with the reason.
fn not_sent(model: &mut Model, command: Command, failure: Failure) -> Vec<Effect> {
    if let Stage::Idle { notice, .. } | Stage::Acting { notice, .. } = &mut model.stage {
        *notice = Some(failure);
    }
    vec![Effect::Failed(failure), settled(command, Err(failure))]
}

/// Whatever the write was answered, only a read tells what came of it.
pub(super) fn written(model: &mut Model, answer: Result<(), Fault>) -> Vec<Effect> {
    let Stage::Starting { start, step, .. } = &mut model.stage else { return Vec::new() };
    *step = StartStep::Verifying { written: answer };
    let cookie = match (model.settings.transport, answer) {
        (Transport::Both, Ok(())) => Some(Effect::SetCookie(start.email.clone())),
        (Transport::Cookie, Err(_)) => Some(clear_own_cookie(start)),
        _ => None,
    };
    cookie.into_iter().chain([model.read(Source::Own)]).collect()
}

pub(super) fn verify(model: &mut Model, answer: Result<Session, Fault>) -> Vec<Effect> {
    let Stage::Starting { operator, start, step: StartStep::Verifying { written } } = &model.stage else {
        return Vec::new();
    };
    let (operator, start, written) = (operator.clone(), start.clone(), *written);
    let session = match answer {
        Ok(session) => session,
        Err(cause) => {
            let mut effects = vec![clear_own_cookie(&start)];
            let email = Some(start.email.into());
            model.stage = Stage::Unconfirmed { operator: Some(operator), email, was_stop: false, cause };
            effects.extend(unconfirmed(cause, start.command.as_slice()));
            return effects;
        }
    };
    match verdict(&session, &start.email, model.settings.transport, written) {
        Ok(()) => begin_acting(model, session, start, written),
        Err(failure) => write_again(model, &session, &start, failure)
            .unwrap_or_else(|| give_up(model, session, start, failure, written)),
    }
}

/// Whether the customer asked for is in effect, or why not.
fn verdict(session: &Session, email: &Email, transport: Transport, written: Result<(), Fault>) -> Result<(), Failure> {
    session.standing()?;
    if session.customer.as_ref().is_some_and(|customer| email.is(&customer.email)) {
        return Ok(());
    }
    if !asks_for(session, email) {
        written.map_err(Failure::Request)?;
    }
    Err(match session.customer {
        Some(_) => Failure::OtherCustomer,
        None if asks_for(session, email) || transport == Transport::Cookie => Failure::NoSuchCustomer,
        None => Failure::NotInEffect,
    })
}

/// The session says that the write was not taken, and nobody else has written meanwhile: it may be made again.
fn write_again(model: &mut Model, session: &Session, start: &Start, failure: Failure) -> Option<Vec<Effect>> {
    let Failure::Request(fault) = failure else { return None };
    if session.customer.is_some() && !are_same(session.customer.as_ref(), start.previous.as_ref()) {
        return None;
    }
    let delay = model.attempts.again(fault)?;
    if let Stage::Starting { step, .. } = &mut model.stage {
        *step = StartStep::Pausing;
    }
    Some(vec![model.after(delay)])
}

fn begin_acting(model: &mut Model, session: Session, start: Start, written: Result<(), Fault>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if written.is_err() && model.settings.transport != Transport::Api {
        // The write took although its answer was lost: the cookie that waited for the answer is due now.
        effects.push(Effect::SetCookie(start.email));
    }
    model.wants(session.customer.as_ref());
    if let Some(failure) = start.failed {
        effects.extend(show_failed(model, session, start.command, failure));
        return effects;
    }
    effects.extend(show_changed(model, session));
    effects.extend(start.command.map(|command| settled(command, Ok(()))));
    effects
}

/// A failed start is to leave nothing behind that could come true later: no cookie, and no e-mail in the session. Whoever was
/// acted for before it still is.
fn give_up(
    model: &mut Model,
    session: Session,
    start: Start,
    failure: Failure,
    written: Result<(), Fault>,
) -> Vec<Effect> {
    let mut effects = vec![clear_own_cookie(&start)];
    let may_arrive_late =
        matches!(written, Err(Fault::TimedOut | Fault::Unreachable | Fault::Offline | Fault::Server(408 | 502 | 504)));
    let somebody_else_acts = session
        .customer
        .as_ref()
        .is_some_and(|customer| !start.email.is(&customer.email) && !are_same(Some(customer), start.previous.as_ref()));
    // What was accepted and is nowhere to be seen is perhaps not seen by who answered: a worker of the page may have.
    let may_be_hidden = failure == Failure::NotInEffect && session.requested.is_none();
    let is_anybody_lost = start.previous.is_some() && session.customer.is_none();
    let failure = start.failed.unwrap_or(failure);
    if (may_arrive_late || may_be_hidden || is_anybody_lost || asks_for(&session, &start.email)) && !somebody_else_acts
    {
        effects.extend(withdraw(model, session, start, failure));
    } else {
        effects.extend(show_failed(model, session, start.command, failure));
    }
    effects
}

/// Asks for whoever was acted for before, or else for nobody.
fn withdraw(model: &mut Model, session: Session, start: Start, failure: Failure) -> Vec<Effect> {
    let Start { email, previous, command, .. } = start;
    let step = StartStep::Writing;
    model.attempts = Attempts::default();
    let again = previous.and_then(|previous| Email::parse(&previous.email).ok());
    if let (Ok(operator), Some(email)) = (session.standing(), again) {
        let start = Start { email, previous: None, command, failed: Some(failure) };
        model.stage = Stage::Starting { operator, start, step };
        return write(model);
    }
    model.stage = Stage::Withdrawing { operator: session.operator, email, command, failure, step };
    write_withdrawal(model)
}

/// A start that could not be confirmed turns out to have asked in vain: it is withdrawn as if that had been seen at once.
pub(super) fn withdraw_unconfirmed(model: &mut Model, session: &Session) -> Option<Vec<Effect>> {
    let Stage::Unconfirmed { email: Some(email), was_stop: false, .. } = &model.stage else { return None };
    let email = Email::parse(email).ok()?;
    session.standing().ok()?;
    if session.customer.is_some() || !asks_for(session, &email) {
        return None;
    }
    let previous = if let MadeFor::Read(page) = &model.made_for { page.clone() } else { None };
    let start = Start { email, previous, command: None, failed: None };
    Some(withdraw(model, session.clone(), start, Failure::NoSuchCustomer))
}

pub(super) fn write_withdrawal(model: &mut Model) -> Vec<Effect> {
    let Stage::Withdrawing { step, .. } = &mut model.stage else { return Vec::new() };
    *step = StartStep::Writing;
    vec![model.write(Requested::Nobody)]
}

pub(super) fn withdrawal_written(model: &mut Model, answer: Result<(), Fault>) -> Vec<Effect> {
    let Stage::Withdrawing { step, .. } = &mut model.stage else { return Vec::new() };
    *step = StartStep::Verifying { written: answer };
    vec![model.read(Source::Own)]
}

/// What the session says after the e-mail was taken back.
pub(super) fn withdrawn(model: &mut Model, answer: Result<Session, Fault>) -> Vec<Effect> {
    let Stage::Withdrawing { operator, email, command, failure, step } = &mut model.stage else { return Vec::new() };
    let StartStep::Verifying { written } = *step else { return Vec::new() };
    if let (Ok(session), Err(fault)) = (&answer, written)
        && asks_for(session, email)
        && let Some(delay) = model.attempts.again(fault)
    {
        *step = StartStep::Pausing;
        return vec![model.after(delay)];
    }
    let (operator, email, command, failure) = (operator.clone(), email.clone(), *command, *failure);
    match answer {
        Ok(session) => show_failed(model, session, command, failure),
        Err(cause) => {
            model.stage = Stage::Unconfirmed { operator, email: Some(email.into()), was_stop: false, cause };
            unconfirmed(cause, command.as_slice())
        }
    }
}

fn show_failed(model: &mut Model, session: Session, command: Option<Command>, failure: Failure) -> Vec<Effect> {
    let mut effects = show_failure(model, session, failure);
    effects.extend(command.map(|command| settled(command, Err(failure))));
    effects
}

fn asks_for(session: &Session, email: &Email) -> bool {
    session.requested.as_deref().is_some_and(|requested| email.is(requested))
}

fn clear_own_cookie(start: &Start) -> Effect {
    Effect::ClearCookie { only: Some(start.email.clone()) }
}
