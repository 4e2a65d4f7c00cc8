//! The transitions: one file for each thing an operator can want.

mod read;
mod start;
mod stop;

use crate::model::{Awaited, Model, Source};
use crate::{Effect, Event, Fault, Session, Stage, StartStep, StopStep};

/// Moves the model on, and says what the host is to do.
///
/// An event that does not fit changes nothing; a command that does not fit is settled with the reason.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Impersonate { command, text } => start::impersonate(model, command, &text),
        Event::Stop { command } => stop::stop(model, command),
        Event::Refresh => read::refresh(model, Source::Own),
        Event::Recheck => read::refresh(model, Source::AnyTab),
        Event::Told { session, is_newer } => read::told(model, session, is_newer),
        Event::PageFollowed => read::page_followed(model),
        Event::Reload => read::reload(model),
        Event::SessionRead { number, answer, took } if model.takes(Awaited::Read(number)) => {
            session_read(model, answer, took)
        }
        Event::Written { number, answer, took } if model.takes(Awaited::Write(number)) => {
            model.attempts.took(took);
            match model.stage {
                Stage::Starting { .. } => start::written(model, answer),
                Stage::Withdrawing { .. } => start::withdrawal_written(model, answer),
                Stage::Stopping { step: StopStep::Waiting, .. } => stop::begin(model),
                Stage::Stopping { .. } => stop::written(model, answer),
                _ => Vec::new(),
            }
        }
        Event::Elapsed { number } if model.takes(Awaited::Timer(number)) => match model.stage {
            Stage::Starting { step: StartStep::Pausing, .. } => start::write(model),
            Stage::Withdrawing { step: StartStep::Pausing, .. } => start::write_withdrawal(model),
            Stage::Stopping { step: StopStep::Pausing, .. } => stop::begin(model),
            _ => vec![model.read_again()],
        },
        Event::Navigated { path, fragment } => {
            model.hidden = model.settings.hide_on.hide(&path, &fragment);
            Vec::new()
        }
        Event::SessionRead { .. } | Event::Written { .. } | Event::Elapsed { .. } => Vec::new(),
    }
}

/// A read that failed is made again while there is hope; nothing of that is shown.
fn session_read(model: &mut Model, answer: Result<Session, Fault>, took: u32) -> Vec<Effect> {
    model.attempts.took(took);
    if let Err(fault) = answer
        && let Some(delay) = model.attempts.again(fault)
    {
        return vec![model.after(delay)];
    }
    match model.stage {
        Stage::Starting { .. } => start::verify(model, answer),
        Stage::Withdrawing { .. } => start::withdrawn(model, answer),
        Stage::Stopping { .. } => stop::verify(model, answer),
        _ => read::settle(model, answer),
    }
}
