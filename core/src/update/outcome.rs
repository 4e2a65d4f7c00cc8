//! How what was asked for ends.

use crate::{Command, Effect, Failure, Fault};

/// The session cannot be read after a write: nobody knows who is in effect, and who asked is told so.
pub(super) fn unconfirmed(cause: Fault, commands: &[Command]) -> Vec<Effect> {
    let failure = Failure::Unconfirmed(cause);
    let settled = commands.iter().map(|command| settled(*command, Err(failure)));
    [Effect::Failed(failure)].into_iter().chain(settled).collect()
}

pub(super) fn settled(command: Command, outcome: Result<(), Failure>) -> Effect {
    Effect::Settled { command, outcome }
}
