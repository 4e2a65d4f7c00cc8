//! Every sequence of events, up to a depth, over a small alphabet: not a sample of them but all.

use std::collections::HashSet;
use std::io::Write;
use std::sync::Arc;

use telesales_core::Fault;
use telesales_core::find::{Event, Key, Reach, Row};

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

/// Visits each state once; every step checks what must hold.
fn explore(first: Walk) {
    let first = first.renumbered();
    let mut visited = HashSet::from([first.clone()]);
    let mut frontier = vec![first];
    let mut transitions = 0;
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for before in frontier {
            for step in steps(&before) {
                let mut walk = before.clone();
                step(&mut walk);
                transitions += 1;
                let walk = walk.renumbered();
                if visited.insert(walk.clone()) {
                    ends_well(walk.clone());
                    next.push(walk);
                }
            }
        }
        frontier = next;
    }
    // Past the test harness, which keeps what passing tests print to itself.
    let report = format!("explored to depth {DEPTH}: {} states, {transitions} transitions\n", visited.len());
    std::io::stderr().write_all(report.as_bytes()).unwrap();
    assert!(visited.len() > 1_000, "an alphabet that reaches nothing proves nothing");
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
    explore(used_before());
}

#[test]
fn so_does_every_sequence_over_a_list() {
    explore(over_a_list());
}
