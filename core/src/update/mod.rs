//! The transitions: one file for each thing an operator can want.

mod read;
mod start;
mod stop;

use crate::model::{Awaited, Model, Stage, StopStep};
use crate::{Effect, Event};

/// Moves the model on, and says what the host is to do.
///
/// An event that does not fit changes nothing; a command that does not fit is settled with the reason.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Impersonate { command, text } => start::impersonate(model, command, &text),
        Event::Stop { command } => stop::stop(model, command),
        Event::Refresh => read::refresh(model),
        Event::SessionRead { number, answer } if model.takes(Awaited::Read(number)) => match model.stage {
            Stage::Starting { .. } => start::verify(model, answer),
            Stage::Withdrawing { .. } => start::withdrawn(model, answer),
            Stage::Stopping { .. } => stop::verify(model, answer),
            _ => read::settle(model, answer),
        },
        Event::Written { number, answer } if model.takes(Awaited::Write(number)) => match model.stage {
            Stage::Starting { .. } => start::written(model, answer),
            Stage::Withdrawing { .. } => vec![model.read()],
            Stage::Stopping { step: StopStep::Waiting, .. } => stop::begin(model),
            Stage::Stopping { .. } => stop::written(model, answer),
            _ => Vec::new(),
        },
        Event::Elapsed { number } if model.takes(Awaited::Timer(number)) => vec![model.read()],
        Event::Navigated { path, fragment } => {
            model.hidden = model.settings.hide_on.hide(&path, &fragment);
            Vec::new()
        }
        Event::SessionRead { .. } | Event::Written { .. } | Event::Elapsed { .. } => Vec::new(),
    }
}
