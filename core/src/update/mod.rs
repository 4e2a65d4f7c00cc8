//! The transitions: one file for each thing an operator can want, and what these share: `show`, `made_for` and `outcome`.

mod made_for;
mod outcome;
mod page;
mod read;
mod show;
mod start;
mod stop;
mod wish;

use crate::{Awaited, Effect, Event, Fault, Memory, Model, Number, Session, Source, Stage, StartStep, StopStep};

/// Moves the model on, and says what the host is to do.
///
/// An event that does not fit changes nothing; a command that does not fit is settled with the reason.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let effects = take(model, event);
    model.memory = Memory::default();
    effects
}

fn take(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Impersonate { command, text } => start::impersonate(model, command, &text),
        Event::Stop { command } => stop::stop(model, command),
        Event::Refresh => read::refresh(model, Source::Own),
        Event::Recheck => read::refresh(model, Source::AnyTab),
        Event::Told { session, is_newer, memory } => told(model, session, is_newer, memory),
        Event::Restored { memory } => read::restored(model, &memory),
        Event::GoOn => page::go_on(model),
        Event::Followed => page::followed(model),
        Event::PageFollowed => page::page_followed(model),
        Event::Stays => page::is_not_loaded(model),
        Event::Reload => page::reload(model),
        Event::SessionRead { number, answer, took, memory } if model.takes(Awaited::Read(number)) => {
            model.memory = memory;
            session_read(model, answer, took)
        }
        Event::Written { number, answer, took } if model.takes(Awaited::Write(number)) => written(model, answer, took),
        Event::Overdue { number } => overdue(model, number),
        Event::Elapsed { number } if model.takes(Awaited::Timer(number)) => match model.stage {
            Stage::Outdated { reason: None, .. } => page::is_not_loaded(model),
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

/// What another tab has read counts as read here, unless it may be older than what is known here.
fn told(model: &mut Model, session: Session, is_newer: bool, memory: Memory) -> Vec<Effect> {
    if !read::heeds_tabs(model) {
        return Vec::new();
    }
    if !is_newer {
        return read::compare(model, &session);
    }
    let mut effects = read::take_over(model, session, memory);
    fulfil_wishes(model, &mut effects);
    effects
}

fn written(model: &mut Model, answer: Result<(), Fault>, took: u32) -> Vec<Effect> {
    model.attempts.took(took);
    match model.stage {
        Stage::Starting { .. } => start::written(model, answer),
        Stage::Withdrawing { .. } => start::withdrawal_written(model, answer),
        Stage::Stopping { step: StopStep::Waiting, .. } => stop::begin(model),
        Stage::Stopping { .. } => stop::written(model, answer),
        _ => Vec::new(),
    }
}

/// Nobody waits for an answer longer than for the time limit. What comes after that is late.
fn overdue(model: &mut Model, number: Number) -> Vec<Effect> {
    if model.takes(Awaited::Read(number)) {
        session_read(model, Err(Fault::TimedOut), 0)
    } else if model.takes(Awaited::Write(number)) {
        written(model, Err(Fault::TimedOut), 0)
    } else {
        Vec::new()
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
    let customer = answer.as_ref().ok().map(|session| session.customer.clone());
    let was_changing = model.stage.ends_with_a_read();
    let mut effects = match model.stage {
        Stage::Starting { .. } => start::verify(model, answer),
        Stage::Withdrawing { .. } => start::withdrawn(model, answer),
        Stage::Stopping { .. } => stop::verify(model, answer),
        _ => read::settle(model, answer),
    };
    if was_changing && !model.stage.ends_with_a_read() {
        // What a start or a stop came to is known to all tabs, whoever is in effect then; and before the page is loaded anew,
        // for what is asked for after that is no older.
        if let Some(customer) = customer {
            effects.insert(0, read::remember(model, customer));
        }
    }
    fulfil_wishes(model, &mut effects);
    effects
}

/// Once a read has told, or could not be made.
fn fulfil_wishes(model: &mut Model, effects: &mut Vec<Effect>) {
    let wishes = wish::due(model);
    model.has_asked = true;
    for wish in wishes {
        effects.extend(take(model, wish));
    }
    model.has_asked = false;
}
