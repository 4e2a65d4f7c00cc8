//! Random walks: a person, the page's code, other tabs, and a session that answers anything, in any order.

use proptest::prelude::*;
use telesales_core::{Awaited, Effect, Email, Event, Fault, Session, Settings, Stage, Transport};

use crate::host::{acting, acting_without_profile, asking, operator};
use crate::walk::{EMAILS, Walk};

/// A step names the answer it gives by how long ago the request was made: 0 is the newest.
#[derive(Clone, Debug)]
enum Step {
    Impersonate(&'static str),
    Stop,
    Refresh,
    Recheck,
    Reload,
    Told { session: Session, is_newer: bool },
    Read { ago: usize, answer: Result<Session, Fault> },
    Written { ago: usize, answer: Result<(), Fault> },
    Elapsed { ago: usize },
}

fn fault() -> impl Strategy<Value = Fault> {
    prop::sample::select(vec![
        Fault::Refused,
        Fault::RateLimited(None),
        Fault::RateLimited(Some(1)),
        Fault::RateLimited(Some(60)),
        Fault::Server(400),
        Fault::Server(500),
        Fault::Offline,
        Fault::Unreachable,
        Fault::TimedOut,
        Fault::NotUnderstood,
    ])
}

fn session() -> impl Strategy<Value = Session> {
    let mut sessions = vec![
        Session::default(),
        operator(),
        Session { can_impersonate: Some(false), ..operator() },
        Session { can_impersonate: None, ..operator() },
        Session { operator: None, ..acting(EMAILS[0]) },
    ];
    for email in EMAILS {
        sessions.extend([acting(email), acting_without_profile(email), asking(email)]);
    }
    prop::sample::select(sessions)
}

fn settings() -> impl Strategy<Value = Settings> {
    let transports = prop::sample::select(vec![Transport::Both, Transport::Api, Transport::Cookie]);
    (transports, any::<bool>()).prop_map(|(transport, expects_operator)| Settings {
        transport,
        expects_operator,
        ..Settings::default()
    })
}

fn step() -> impl Strategy<Value = Step> {
    let ago = || prop_oneof![6 => Just(0_usize), 1 => 1..4_usize];
    let typed = prop::sample::select(vec![EMAILS[0], EMAILS[1], "no e-mail"]);
    let read = prop_oneof![4 => session().prop_map(Ok), 1 => fault().prop_map(Err)];
    let written = prop_oneof![3 => Just(Ok(())), 1 => fault().prop_map(Err)];
    prop_oneof![
        3 => typed.prop_map(Step::Impersonate),
        2 => Just(Step::Stop),
        1 => Just(Step::Refresh),
        1 => Just(Step::Recheck),
        1 => Just(Step::Reload),
        2 => (session(), any::<bool>()).prop_map(|(session, is_newer)| Step::Told { session, is_newer }),
        8 => (ago(), read).prop_map(|(ago, answer)| Step::Read { ago, answer }),
        6 => (ago(), written).prop_map(|(ago, answer)| Step::Written { ago, answer }),
        3 => ago().prop_map(|ago| Step::Elapsed { ago }),
    ]
}

fn take(walk: &mut Walk, step: Step) {
    let outstanding = walk.outstanding.clone();
    let newest = outstanding.iter().rev();
    match step {
        Step::Impersonate(text) => drop(walk.impersonate(text)),
        Step::Stop => drop(walk.stop()),
        Step::Refresh => drop(walk.send(&Event::Refresh)),
        Step::Recheck => drop(walk.send(&Event::Recheck)),
        Step::Reload => drop(walk.send(&Event::Reload)),
        Step::Told { session, is_newer } => drop(walk.told(&session, is_newer)),
        Step::Read { ago, answer } => {
            if let Some(Awaited::Read(number)) = newest.filter(|awaited| matches!(awaited, Awaited::Read(_))).nth(ago) {
                walk.read_answers(*number, answer);
            }
        }
        Step::Written { ago, answer } => {
            if let Some(Awaited::Write(number)) = newest.filter(|awaited| matches!(awaited, Awaited::Write(_))).nth(ago)
            {
                walk.write_answers(*number, answer);
            }
        }
        Step::Elapsed { ago } => {
            if let Some(Awaited::Timer(number)) = newest.filter(|awaited| matches!(awaited, Awaited::Timer(_))).nth(ago)
            {
                walk.elapse(*number);
            }
        }
    }
}

fn walked(settings: Settings, steps: Vec<Step>) -> Walk {
    let mut walk = Walk::new(settings);
    for step in steps {
        take(&mut walk, step);
    }
    walk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_invariants_hold_and_every_command_ends(
        settings in settings(),
        steps in prop::collection::vec(step(), 0..40),
        last in session(),
    ) {
        let mut walk = walked(settings, steps);
        walk.answer_until_quiet(&last);
        prop_assert!(!walk.has_unsettled_commands(), "a command never ended");
        let is_under_way = matches!(
            walk.model.stage(),
            Stage::Unknown | Stage::Starting { .. } | Stage::Withdrawing { .. } | Stage::Stopping { .. }
        );
        prop_assert!(!is_under_way, "nothing is awaited, and yet: {:?}", walk.model.stage());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40_000, ..ProptestConfig::default() })]

    #[test]
    fn a_stop_pressed_at_any_moment_is_the_last_word(
        settings in settings(),
        steps in prop::collection::vec(step(), 0..30),
    ) {
        let mut walk = walked(settings, steps);
        if walk.model.stage().knows_operator() {
            let mut effects = walk.stop();
            effects.extend(walk.answer_until_quiet(&operator()));
            prop_assert_eq!(walk.model.stage().name(), "idle");
            let last = effects.iter().rev().find_map(|effect| match effect {
                Effect::Settled { outcome, .. } => Some(*outcome),
                _ => None,
            });
            prop_assert_eq!(last, Some(Ok(())));
        }
    }

    #[test]
    fn any_text_is_an_email_or_a_named_mistake(text in ".*") {
        if let Ok(email) = Email::parse(&text) {
            prop_assert_eq!(email.as_str(), text.trim());
            prop_assert_eq!(email.as_str().matches('@').count(), 1);
        }
    }
}
