//! Every sequence of events, up to a depth, over a small alphabet: not a sample of them but all.

use std::sync::Arc;

use telesales_core::Fault;
use telesales_core::find::{Event, Key, Reach, Row};

use crate::explorer::explore;
use crate::walk::{Walk, row};

const DEPTH: usize = 6;

/// What the store may find: two of one name, and the same in another order with one more before them and another
/// e-mail.
fn answers() -> [Vec<Row>; 3] {
    [
        vec![row("1", "Ana Souza", "ana@example.com"), row("2", "Ana Souza", "ana.souza@example.com")],
        vec![
            row("3", "Ana Souza", "a@example.com"),
            row("2", "Ana Souza", "ana.souza@example.com"),
            row("1", "Ana Souza", "another@example.com"),
            row("4", "Ana Souza", ""),
        ],
        Vec::new(),
    ]
}

/// Each class of fault: one after which the field takes e-mails only, one after which is waited, and any other.
const FAULTS: [Fault; 3] = [Fault::Refused, Fault::RateLimited(Some(5)), Fault::TimedOut];

type Step = Box<dyn Fn(&mut Walk)>;

fn event(event: Event) -> Step {
    Box::new(move |walk| drop(walk.send(event.clone())))
}

/// Everything that can happen next. Keys are pressed over what was last drawn, which may be a while ago.
fn steps(walk: &Walk) -> Vec<Step> {
    let mut steps: Vec<Step> =
        ["ana", "ana s", "an", "ana@example.com"].map(|text| event(Event::Typed(text.into()))).into();
    steps.push(Box::new(Walk::draws));
    for key in [Key::Down, Key::Up, Key::End, Key::Escape, Key::Enter] {
        steps.push(Box::new(move |walk| drop(walk.presses(key))));
    }
    steps.push(event(Event::Pressed { key: Key::Enter, is_composing: true, seen: walk.drawn.list }));
    if let Some(clicked) = walk.drawn.rows.first() {
        steps.push(event(Event::Clicked(Arc::clone(clicked))));
    }
    steps.extend([
        event(Event::Opened),
        event(Event::Closed),
        event(Event::ActsFor(Some(row("1", "Ana Souza", "ana@example.com")))),
        event(Event::ActsFor(None)),
        event(Event::Operator("another@store.example".into())),
        event(Event::Recalled {
            operator: "operator@store.example".into(),
            rows: vec![row("6", "Caio", "caio@example.com")],
        }),
        event(Event::ForgetRecents),
        event(Event::Removed),
    ]);
    for number in walk.timers.clone() {
        steps.push(Box::new(move |walk| drop(walk.elapses(number))));
    }
    if walk.under_way.is_some() {
        for answer in answers().into_iter().map(Ok).chain(FAULTS.map(Err)) {
            steps.push(Box::new(move |walk| drop(walk.is_answered(answer.clone()))));
        }
    }
    for number in walk.aborted.clone() {
        steps.push(Box::new(move |walk| walk.is_answered_late(number, answers()[1].clone())));
    }
    steps
}

/// Every step checks what must hold.
fn explores(first: Walk) {
    let take = |before: &Walk, step: Step| {
        let mut walk = before.clone();
        step(&mut walk);
        walk.renumbered()
    };
    let explored = explore(first.renumbered(), DEPTH, steps, take, |walk| ends_well(walk.clone()));
    explored.is_more_than(1_000, "find");
}

/// Wherever it stands, a field that is taken away leaves no request behind, and nothing to be seen.
fn ends_well(mut walk: Walk) {
    walk.send(Event::Removed);
    assert_eq!(walk.under_way, None, "a request was neither answered nor aborted");
    assert!(walk.model.text().is_empty() && !walk.model.shows_list());
}

/// The operator acted for somebody before, whom the empty field offers.
fn used_before() -> Walk {
    let mut walk = Walk::new(Reach::Everything);
    walk.send(Event::Operator("operator@store.example".into()));
    walk.send(Event::ActsFor(Some(row("5", "Bia", "bia@example.com"))));
    walk
}

/// Two were found and drawn, and the second is active.
fn over_a_list() -> Walk {
    let mut walk = used_before();
    walk.types("ana");
    walk.time_passes();
    walk.is_answered(Ok(answers()[0].clone()));
    walk.draws_and_presses(Key::Up);
    walk.draws();
    walk
}

#[test]
fn every_sequence_of_events_keeps_the_invariants() {
    explores(used_before());
}

#[test]
fn so_does_every_sequence_over_a_list() {
    explores(over_a_list());
}
