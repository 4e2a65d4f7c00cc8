//! What is asked for while no operator is known: the session is asked first, for the operator may have logged in meanwhile.

use super::outcome::settled;
use crate::retry::Attempts;
use crate::{Command, Effect, Event, Failure, Model, Source};

/// Keeps what was asked for until a read has told. After that, whoever is no operator is told so.
pub(super) fn ask_first(model: &mut Model, command: Command, wish: Event) -> Vec<Effect> {
    if model.has_asked {
        return vec![settled(command, Err(Failure::NotOperator))];
    }
    let mut effects = Vec::new();
    if matches!(wish, Event::Stop { .. }) {
        supersede(model, &mut effects);
    } else if !model.wishes.is_empty() {
        return vec![settled(command, Err(Failure::Busy))];
    }
    model.wishes.push(wish);
    if model.awaited.is_none() {
        model.attempts = Attempts::default();
        effects.push(model.read(Source::Own));
    }
    effects
}

/// A stop is the last word on what was asked for before.
pub(super) fn supersede(model: &mut Model, effects: &mut Vec<Effect>) {
    model.wishes.retain(|wish| {
        let Event::Impersonate { command, .. } = wish else { return true };
        effects.push(settled(*command, Err(Failure::Stopped)));
        false
    });
}

/// What is to be done now that a read has told, or could not be made.
pub(super) fn due(model: &mut Model) -> Vec<Event> {
    let is_under_way = model.stage.operator().is_none() && model.awaited.is_some();
    if is_under_way || model.stage.ends_with_a_read() {
        return Vec::new();
    }
    std::mem::take(&mut model.wishes)
}
