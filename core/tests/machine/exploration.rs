//! Every sequence of events, up to a depth, over a small alphabet: not a sample of them but all.

use telesales_core::{Awaited, Event, Failure, Fault, MadeFor, Session, Settings, Stage, Transport};

use crate::explorer::{Explored, explore};
use crate::host::{FRESH, OF_UNKNOWN_AGE, acting, acting_without_profile, asking, begun_here, operator, remembers};
use crate::walk::{EMAILS, Walk};

const DEPTH: usize = 7;

/// With all that can happen to a page, besides, there are too many sequences for that.
const WIDE_DEPTH: usize = 5;

/// What can happen next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// What people and the session do.
    Narrow,
    /// Also what happens to the page, to what the browser remembers, and to requests that are never answered.
    Wide,
}

/// What a session can say: each class of answer once.
fn sessions() -> Vec<Session> {
    vec![
        operator(),
        acting(EMAILS[0]),
        acting_without_profile(EMAILS[0]),
        acting(EMAILS[1]),
        asking(EMAILS[0]),
        Session { operator: None, ..acting(EMAILS[0]) },
        Session { can_impersonate: Some(false), ..operator() },
        Session { can_impersonate: None, ..operator() },
    ]
}

/// Each class of fault: one that may pass, one that may pass and whose write may have arrived, one that ends the hope, one
/// after which a write may still arrive, and one that waits for a connection.
const FAULTS: [Fault; 5] = [Fault::Server(500), Fault::Unreachable, Fault::Refused, Fault::TimedOut, Fault::Offline];

type Step = Box<dyn Fn(&mut Walk)>;

/// Everything that can happen next. Any outstanding request may be answered, so answers come late and in any order.
fn steps(walk: &Walk, alphabet: Alphabet) -> Vec<Step> {
    let mut steps: Vec<Step> = vec![
        Box::new(|walk| drop(walk.impersonate(EMAILS[0]))),
        Box::new(|walk| drop(walk.impersonate(EMAILS[1]))),
        Box::new(|walk| drop(walk.impersonate("no e-mail"))),
        Box::new(|walk| drop(walk.stop())),
        Box::new(|walk| drop(walk.send(&Event::Refresh))),
        Box::new(|walk| drop(walk.send(&Event::Recheck))),
        Box::new(|walk| drop(walk.send(&Event::Reload))),
        Box::new(|walk| drop(walk.send(&Event::PageFollowed))),
    ];
    let is_wide = alphabet == Alphabet::Wide;
    if is_wide {
        steps.extend(
            [
                Event::Followed,
                Event::Stays,
                Event::GoOn,
                Event::Restored { memory: begun_here(&operator()) },
                Event::Restored { memory: begun_here(&acting(EMAILS[0])) },
            ]
            .map(|event| -> Step { Box::new(move |walk| drop(walk.send(&event))) }),
        );
    }
    for session in [operator(), acting(EMAILS[0]), Session::default()] {
        for is_newer in [true, false] {
            let session = session.clone();
            steps.push(Box::new(move |walk| drop(walk.told(&session, is_newer))));
        }
    }
    for awaited in walk.outstanding.clone() {
        match awaited {
            Awaited::Read(number) => {
                let answers = sessions().into_iter().map(Ok).chain(FAULTS.map(Err));
                steps.extend(
                    answers.map(|answer| -> Step {
                        Box::new(move |walk| drop(walk.read_answers(number, answer.clone())))
                    }),
                );
                if !is_wide {
                    continue;
                }
                // Nobody here began with that customer, or not with that one.
                for memory in [remembers(None), begun_here(&acting(EMAILS[1]))] {
                    let strange = Ok(acting(EMAILS[0]));
                    steps.push(Box::new(move |walk| drop(walk.read_answers_while(memory, number, strange.clone()))));
                }
                steps.push(Box::new(move |walk| walk.is_overdue(Awaited::Read(number))));
            }
            Awaited::Write(number) => {
                let answers = [Ok(())].into_iter().chain(FAULTS.map(Err));
                steps.extend(
                    answers.map(|answer| -> Step { Box::new(move |walk| drop(walk.write_answers(number, answer))) }),
                );
                if is_wide {
                    steps.push(Box::new(move |walk| walk.is_overdue(Awaited::Write(number))));
                }
            }
            Awaited::Timer(number) => steps.push(Box::new(move |walk| drop(walk.elapse(number)))),
        }
    }
    steps
}

/// Shows each step by the walk before and after it; every step checks the invariants.
pub fn explores(first: Walk, alphabet: Alphabet, depth: usize, mut seen: impl FnMut(&Walk, &Walk)) -> Explored {
    let take = |before: &Walk, step: Step| {
        let mut walk = before.clone();
        step(&mut walk);
        seen(before, &walk);
        walk.renumbered()
    };
    explore(first.renumbered(), depth, |walk| steps(walk, alphabet), take, |walk| ends_well(walk.clone()))
}

/// Wherever it stands, a stop is the last word, and leaves no command without an end.
fn ends_well(mut walk: Walk) {
    let can_be_stopped = walk.model.stage().knows_operator();
    walk.stop();
    walk.answer_until_quiet(&operator());
    assert!(!walk.has_unsettled_commands(), "a command never ended: {walk:?}");
    let stage = walk.model.stage();
    // Nobody is in effect, and the page from before is still to go.
    let is_to_go = matches!(stage, Stage::Outdated { customer: None, reason, .. }
        if matches!(reason, None | Some(Failure::NotFollowed | Failure::OldPage)));
    assert!(!can_be_stopped || is_to_go || stage.name() == "idle", "stopped, and yet: {stage:?}");
}

#[test]
fn every_sequence_of_events_keeps_the_invariants() {
    for transport in [Transport::Both, Transport::Api, Transport::Cookie] {
        let settings = Settings { transport, expects_operator: true, ..Settings::default() };
        visits(&format!("{transport:?}"), Walk::new(settings), Alphabet::Narrow, DEPTH);
    }
}

#[test]
fn nor_does_anything_break_them_that_happens_to_a_page() {
    for (reloads, document) in [(true, FRESH), (true, OF_UNKNOWN_AGE), (false, OF_UNKNOWN_AGE)] {
        let settings = Settings { expects_operator: true, reloads, ..Settings::default() };
        let walk = Walk::on_page(settings, document, MadeFor::Unread);
        visits(&format!("reloads: {reloads}, {document:?}"), walk, Alphabet::Wide, WIDE_DEPTH);
    }
}

fn visits(what: &str, walk: Walk, alphabet: Alphabet, depth: usize) {
    explores(walk, alphabet, depth, |_, _| {}).is_more_than(1_000, what);
}
