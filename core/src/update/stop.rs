//! Acting for nobody any more: clear cookie and key, and read back until the customer is gone.

use std::sync::Arc;

use super::outcome::{settled, unconfirmed};
use super::show::{show_changed, show_failure};
use super::wish;
use crate::retry::Attempts;
use crate::{
    Awaited, Command, Customer, Effect, Event, Failure, Fault, Model, Requested, Session, Source, Stage, StopStep,
};

/// The session's apps can take a moment: a customer who is still there is looked for again after these milliseconds.
const DELAYS: [u32; 4] = [200, 400, 800, 1_600];

pub(super) fn stop(model: &mut Model, command: Command) -> Vec<Effect> {
    let operator = model.stage.operator().cloned();
    let (previous, superseded) = match &mut model.stage {
        Stage::Unknown | Stage::Visitor => {
            return wish::ask_first(model, command, Event::Stop { command });
        }
        Stage::Stopping { commands, .. } => {
            commands.push(command);
            return Vec::new();
        }
        Stage::Starting { start, .. } => (start.previous.take(), start.command),
        Stage::Withdrawing { command, .. } => (None, *command),
        stage => (stage.customer().cloned(), None),
    };
    model.stage = Stage::Stopping { operator, previous, commands: vec![command], step: StopStep::Waiting };
    model.attempts = Attempts::default();
    let mut effects: Vec<Effect> = superseded.map(|start| settled(start, Err(Failure::Stopped))).into_iter().collect();
    wish::supersede(model, &mut effects);
    if !matches!(model.awaited, Some(Awaited::Write(_))) {
        effects.extend(begin(model));
    }
    effects
}

/// Whatever was under way has been answered: now the stop is the last write.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Stage::Stopping { step, .. } = &mut model.stage else { return Vec::new() };
    *step = StopStep::Writing;
    vec![Effect::ClearCookie { only: None }, model.write(Requested::Nobody)]
}

pub(super) fn written(model: &mut Model, answer: Result<(), Fault>) -> Vec<Effect> {
    let Stage::Stopping { step, .. } = &mut model.stage else { return Vec::new() };
    *step = StopStep::Verifying { written: answer, reads: 0 };
    vec![model.read(Source::Own)]
}

pub(super) fn verify(model: &mut Model, answer: Result<Session, Fault>) -> Vec<Effect> {
    let Stage::Stopping { operator, previous, commands, step } = &mut model.stage else { return Vec::new() };
    let StopStep::Verifying { written, reads } = *step else { return Vec::new() };
    let session = match answer {
        Ok(session) => session,
        Err(cause) => {
            let email = previous.as_ref().map(|customer| customer.email.clone());
            let (operator, commands) = (operator.take(), std::mem::take(commands));
            model.stage = Stage::Unconfirmed { operator, email, was_stop: true, cause };
            return unconfirmed(cause, &commands);
        }
    };
    // A write that failed may also have left a customer asked for who is not in effect yet.
    let was_taken = written.is_ok() || session.requested.is_none();
    if session.customer.is_some() || !was_taken {
        let (next, again) = match written {
            Ok(()) => {
                let delay = DELAYS.get(usize::from(reads)).map(|delay| *delay..=*delay);
                (StopStep::Verifying { written, reads: reads + 1 }, delay)
            }
            Err(fault) => (StopStep::Pausing, model.attempts.again(fault)),
        };
        if let Some(delay) = again {
            *step = next;
            return vec![model.after(delay)];
        }
    }
    let failure = match (&session.customer, written) {
        (Some(customer), _) => Some(failure(customer, previous.as_ref(), written)),
        (None, Err(fault)) if !was_taken => Some(Failure::Request(fault)),
        (None, _) => None,
    };
    let commands = std::mem::take(commands);
    finish(model, session, &commands, failure)
}

/// Why somebody is still in effect.
fn failure(customer: &Customer, previous: Option<&Arc<Customer>>, written: Result<(), Fault>) -> Failure {
    match written {
        Err(fault) => Failure::Request(fault),
        Ok(()) if previous.is_some_and(|previous| !previous.is(customer)) => Failure::OtherCustomer,
        Ok(()) => Failure::StillInEffect,
    }
}

fn finish(model: &mut Model, session: Session, commands: &[Command], failure: Option<Failure>) -> Vec<Effect> {
    let mut effects = match failure {
        None => show_changed(model, session),
        Some(failure) => show_failure(model, session, failure),
    };
    let outcome = failure.map_or(Ok(()), Err);
    effects.extend(commands.iter().map(|command| settled(*command, outcome)));
    effects
}
