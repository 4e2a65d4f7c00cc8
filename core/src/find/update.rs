//! The transitions of the field and its list.

use super::effect::{Chosen, Effect, News};
use super::event::{Event, Key};
use super::failure::Failure;
use super::model::{ListNumber, Model, Reach, Waiting};
use super::reading::{Typed, read};
use super::results::{Answer, Results};
use super::row::Row;
use crate::{Fault, Number};

/// A store that asks for patience without saying how much gets this, in seconds.
const PATIENCE: u32 = 2;
/// And no store gets more, in seconds: the operator may have an answer sooner than that by trying.
const LONGEST_PATIENCE: u32 = 60;

/// Moves the model on, and says what the host is to do.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let before = (model.shows_list(), model.listed());
    let effects = take(model, event);
    if before != (model.shows_list(), model.listed()) {
        model.list_changed();
    }
    effects
}

fn take(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Typed(text) => typed(model, text),
        Event::Pressed { is_composing: true, .. } => Vec::new(),
        Event::Pressed { key, seen, .. } => pressed(model, key, seen),
        Event::Clicked(row) => {
            let is_listed = model.shows_list() && model.listed().contains(&row);
            if is_listed { start(model, Chosen::Record(row)) } else { Vec::new() }
        }
        Event::Opened => {
            model.is_open = true;
            Vec::new()
        }
        Event::Closed => close(model),
        Event::Answered { number, answer } if model.waiting == Waiting::Answer(number) => answered(model, answer),
        Event::Elapsed { number } => elapsed(model, number),
        Event::ActsFor(customer) => acts_for(model, customer),
        Event::Operator(operator) => {
            if !model.recents.belong_to(&operator) {
                return Vec::new();
            }
            if model.reach == Reach::EmailsSinceRefused {
                model.reach = Reach::Everything;
            }
            empty(model)
        }
        Event::Recalled { operator, rows } => {
            model.recents.recall(&operator, rows);
            Vec::new()
        }
        Event::ForgetRecents => {
            model.recents.clear();
            keep_active(model);
            Vec::new()
        }
        Event::Removed => empty(model),
        Event::Answered { .. } => Vec::new(),
    }
}

/// Who is acted for anew was found, and is a recent one from now on. The same told again may only say more of the
/// customer.
fn acts_for(model: &mut Model, customer: Option<Row>) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.acts_for, customer);
    let Some(row) = model.acts_for.clone() else { return Vec::new() };
    if before.is_none_or(|before| !before.is(&row)) {
        model.recents.add(row);
        return empty(model);
    }
    if model.recents.know(&row) {
        model.recents.add(row);
    }
    keep_active(model);
    Vec::new()
}

fn typed(model: &mut Model, text: String) -> Vec<Effect> {
    model.is_open = true;
    if text == model.text {
        return Vec::new();
    }
    if model.read.is_ok() && read(&text) == model.read {
        // A space at the end, say.
        model.text = text;
        return Vec::new();
    }
    let mut effects: Vec<_> = model.take_text(text).into_iter().collect();
    if model.waiting == Waiting::No && model.question().is_some() {
        effects.push(model.wait_for_quiet());
    }
    effects
}

fn elapsed(model: &mut Model, number: Number) -> Vec<Effect> {
    match model.waiting {
        Waiting::Quiet(awaited) if awaited == number => model.ask().into_iter().collect(),
        Waiting::Barred(awaited) if awaited == number => {
            model.waiting = Waiting::No;
            if model.was_repeated {
                return Vec::new();
            }
            model.was_repeated = true;
            model.ask().into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn answered(model: &mut Model, answer: Result<Answer, Fault>) -> Vec<Effect> {
    model.waiting = Waiting::No;
    let Some(typed) = model.question() else { return Vec::new() };
    let failure = match answer {
        Ok(answer) => {
            model.results = Results::of(answer, typed);
            model.is_answered = true;
            keep_active(model);
            return vec![Effect::Announce(found(&model.results))];
        }
        Err(fault) => Failure::from(fault),
    };
    model.failure = Some(failure);
    model.results = Results::default();
    model.active = None;
    let told = Effect::Announce(News::Failed(failure));
    match failure {
        Failure::Refused => {
            model.reach = Reach::EmailsSinceRefused;
            vec![told]
        }
        Failure::TooMany(seconds) => {
            let seconds = seconds.unwrap_or(PATIENCE).clamp(1, LONGEST_PATIENCE);
            vec![told, model.bar_for(seconds * 1_000)]
        }
        _ => vec![told],
    }
}

fn found(results: &Results) -> News {
    News::Found { count: results.found.len(), is_cut: results.is_cut, without_email: results.without_email }
}

/// Who is not on the list any more, or there with another e-mail, is not active.
fn keep_active(model: &mut Model) {
    let Some(active) = model.active.take() else { return };
    model.active = model.listed().into_iter().find(|row| row.id == active.id && row.email == active.email);
}

fn pressed(model: &mut Model, key: Key, seen: ListNumber) -> Vec<Effect> {
    if key == Key::Escape {
        return escape(model);
    }
    if key == Key::Enter && model.active.is_none() {
        return enter(model);
    }
    if seen != model.list() {
        return Vec::new();
    }
    if key == Key::Enter {
        let active = model.active.clone().filter(|_| model.shows_list());
        return active.map_or_else(Vec::new, |row| start(model, Chosen::Record(row)));
    }
    let listed = model.listed();
    let place = model.active.as_ref().and_then(|active| listed.iter().position(|row| row == active));
    let next = match (key, place) {
        (Key::Home | Key::End, None) => return Vec::new(),
        (Key::Down, Some(at)) if at + 1 < listed.len() => listed.get(at + 1),
        (Key::Up, Some(at)) if at > 0 => listed.get(at - 1),
        (Key::Up | Key::End, _) => listed.last(),
        (_, _) => listed.first(),
    };
    model.is_open = true;
    model.active = next.cloned();
    Vec::new()
}

/// With nobody active: a complete e-mail is acted for; anything else is asked at once, or again after a failure.
fn enter(model: &mut Model) -> Vec<Effect> {
    let email = model.read.as_ref().ok().and_then(Typed::email).cloned();
    if let Some(email) = email {
        return start(model, Chosen::Email(email));
    }
    let is_to_ask = match model.waiting {
        Waiting::Quiet(_) => true,
        Waiting::No => !model.is_answered,
        Waiting::Answer(_) | Waiting::Barred(_) => false,
    };
    model.is_open = true;
    if is_to_ask { model.ask().into_iter().collect() } else { Vec::new() }
}

/// What was begun is of no use any more once somebody is chosen; what is in the field stays until it is known what came
/// of it.
fn start(model: &mut Model, chosen: Chosen) -> Vec<Effect> {
    let aborted = model.stop_waiting();
    close(model);
    aborted.into_iter().chain([Effect::Start(chosen)]).collect()
}

fn escape(model: &mut Model) -> Vec<Effect> {
    if model.shows_list() { close(model) } else { empty(model) }
}

fn close(model: &mut Model) -> Vec<Effect> {
    model.is_open = false;
    model.active = None;
    Vec::new()
}

fn empty(model: &mut Model) -> Vec<Effect> {
    let aborted = model.take_text(String::new());
    close(model);
    aborted.into_iter().collect()
}
