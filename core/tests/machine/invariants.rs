//! Random walks: a person, the page's code and a session that answers anything, in any order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use telesales_core::{
    Awaited, Command, Effect, Event, Failure, Fault, Model, Number, Session, Settings, Stage, Transport, update,
};

use crate::host::{acting, acting_without_profile, asking, operator};

const EMAILS: [&str; 2] = ["maria@example.com", "joao@example.com"];

/// A step names the answer it gives by how long ago the request was made: 0 is the newest.
#[derive(Clone, Debug)]
enum Step {
    Impersonate(&'static str),
    Stop,
    Refresh,
    Read { ago: usize, answer: Result<Session, Fault> },
    Written { ago: usize, answer: Result<(), Fault> },
    Elapsed { ago: usize },
}

fn fault() -> impl Strategy<Value = Fault> {
    prop::sample::select(vec![
        Fault::Refused,
        Fault::RateLimited,
        Fault::Server(500),
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

fn step() -> impl Strategy<Value = Step> {
    let ago = || prop_oneof![6 => Just(0_usize), 1 => 1..4_usize];
    let typed = prop::sample::select(vec![EMAILS[0], EMAILS[1], "no e-mail"]);
    let read = prop_oneof![4 => session().prop_map(Ok), 1 => fault().prop_map(Err)];
    let written = prop_oneof![3 => Just(Ok(())), 1 => fault().prop_map(Err)];
    prop_oneof![
        3 => typed.prop_map(Step::Impersonate),
        2 => Just(Step::Stop),
        1 => Just(Step::Refresh),
        8 => (ago(), read).prop_map(|(ago, answer)| Step::Read { ago, answer }),
        6 => (ago(), written).prop_map(|(ago, answer)| Step::Written { ago, answer }),
        2 => ago().prop_map(|ago| Step::Elapsed { ago }),
    ]
}

/// Plays the host, and checks after every step what must always hold.
struct Walk {
    model: Model,
    reads: Vec<Number>,
    writes: Vec<Number>,
    timers: Vec<Number>,
    write_under_way: Option<Number>,
    commands: BTreeMap<u32, Option<Result<(), Failure>>>,
    stops: Vec<u32>,
}

impl Walk {
    fn new(transport: Transport) -> Self {
        let mut walk = Self {
            model: Model::new(Settings { transport, ..Settings::default() }),
            reads: Vec::new(),
            writes: Vec::new(),
            timers: Vec::new(),
            write_under_way: None,
            commands: BTreeMap::new(),
            stops: Vec::new(),
        };
        walk.send(&Event::Refresh);
        walk
    }

    fn step(&mut self, step: Step) {
        let newest = |numbers: &[Number], ago: usize| numbers.iter().rev().nth(ago).copied();
        match step {
            Step::Impersonate(text) => {
                let command = self.command();
                self.send(&Event::Impersonate { command, text: text.to_owned() });
            }
            Step::Stop => {
                let command = self.command();
                self.stops.push(command.0);
                self.send(&Event::Stop { command });
            }
            Step::Refresh => self.send(&Event::Refresh),
            Step::Read { ago, answer } => {
                if let Some(number) = newest(&self.reads, ago) {
                    self.send(&Event::SessionRead { number, answer });
                }
            }
            Step::Written { ago, answer } => {
                if let Some(number) = newest(&self.writes, ago) {
                    self.write_under_way.take_if(|write| *write == number);
                    self.send(&Event::Written { number, answer });
                }
            }
            Step::Elapsed { ago } => {
                if let Some(number) = newest(&self.timers, ago) {
                    self.send(&Event::Elapsed { number });
                }
            }
        }
    }

    /// Answers whatever is awaited, as a store does whose session follows what is written to it.
    fn answer_until_quiet(&mut self, session: &Session) {
        for _ in 0..40 {
            match self.model.awaited() {
                Some(Awaited::Read(number)) => self.send(&Event::SessionRead { number, answer: Ok(session.clone()) }),
                Some(Awaited::Write(number)) => {
                    self.write_under_way = None;
                    self.send(&Event::Written { number, answer: Ok(()) });
                }
                Some(Awaited::Timer(number)) => self.send(&Event::Elapsed { number }),
                None => return,
            }
        }
        panic!("never quiet: {:?}", self.model);
    }

    fn command(&mut self) -> Command {
        let command = u32::try_from(self.commands.len()).unwrap();
        self.commands.insert(command, None);
        Command(command)
    }

    fn send(&mut self, event: &Event) {
        let before = self.model.clone();
        let effects = update(&mut self.model, event.clone());
        self.check_late_answers(&before, event, &effects);
        self.check_acting(&before, event);
        self.check_bar(&before, event);
        for effect in effects {
            match effect {
                Effect::Read { number } => self.reads.push(number),
                Effect::After { number, .. } => self.timers.push(number),
                Effect::Write { number, .. } => {
                    assert_eq!(self.write_under_way, None, "at most one write under way");
                    self.write_under_way = Some(number);
                    self.writes.push(number);
                }
                Effect::Settled { command: Command(command), outcome } => {
                    let settled = self.commands.insert(command, Some(outcome));
                    assert_eq!(settled, Some(None), "a command is settled exactly once");
                    self.check_stop(command, outcome);
                }
                Effect::Changed(change) => assert_ne!(change.customer, change.previous, "nothing changed"),
                Effect::SetCookie(_) | Effect::ClearCookie { .. } | Effect::Ready { .. } | Effect::Failed(_) => {}
            }
        }
    }

    fn check_late_answers(&self, before: &Model, event: &Event, effects: &[Effect]) {
        let answers = match event {
            Event::SessionRead { number, .. } => Awaited::Read(*number),
            Event::Written { number, .. } => Awaited::Write(*number),
            Event::Elapsed { number } => Awaited::Timer(*number),
            _ => return,
        };
        if before.awaited() != Some(answers) {
            assert_eq!(&self.model, before, "a late answer changes nothing");
            assert!(effects.is_empty(), "a late answer has no effect");
        }
    }

    /// A customer is shown only because the session named that very customer in the read that led there; and after a
    /// start, only if it is the one asked for.
    fn check_acting(&self, before: &Model, event: &Event) {
        let (Some(shown), true) =
            (self.model.stage().customer(), before.stage().customer() != self.model.stage().customer())
        else {
            return;
        };
        let Event::SessionRead { answer: Ok(session), .. } = event else { panic!("{shown:?} shown without a read") };
        assert_eq!(session.customer.as_ref(), Some(shown));
        if let (Stage::Starting { start, .. }, Stage::Acting { notice: None, .. }) =
            (before.stage(), self.model.stage())
        {
            assert!(start.email.is(&shown.email), "acts for somebody nobody asked for, and says nothing");
        }
    }

    /// The bar comes with a read that names an operator with the role, and never goes silently.
    fn check_bar(&self, before: &Model, event: &Event) {
        match (before.shows_bar(), self.model.shows_bar()) {
            (false, true) => {
                let Event::SessionRead { answer: Ok(session), .. } = event else { panic!("a bar without a read") };
                assert!(session.operator.is_some() && session.can_impersonate == Some(true));
            }
            (true, false) => panic!("the bar vanished"),
            _ => {}
        }
    }

    fn check_stop(&self, command: u32, outcome: Result<(), Failure>) {
        if self.stops.contains(&command) && outcome.is_ok() {
            assert_eq!(self.model.stage().customer(), None, "stopped, and somebody is still in effect");
            let told = matches!(self.model.stage(), Stage::Idle { .. } | Stage::Lapsed { .. });
            assert!(told, "a stop ends idle or told: {:?}", self.model.stage());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_invariants_hold_and_every_command_ends(
        transport in prop::sample::select(vec![Transport::Both, Transport::Api, Transport::Cookie]),
        steps in prop::collection::vec(step(), 0..40),
        last in session(),
    ) {
        let mut walk = Walk::new(transport);
        for step in steps {
            walk.step(step);
        }
        walk.answer_until_quiet(&last);
        prop_assert!(walk.commands.values().all(Option::is_some), "a command never ended");
        let at_rest = !matches!(walk.model.stage(), Stage::Unknown | Stage::Starting { .. } | Stage::Withdrawing { .. } | Stage::Stopping { .. });
        prop_assert!(at_rest, "nothing is awaited, and yet: {:?}", walk.model.stage());
    }

    #[test]
    fn a_stop_pressed_at_any_moment_is_the_last_word(
        transport in prop::sample::select(vec![Transport::Both, Transport::Api, Transport::Cookie]),
        steps in prop::collection::vec(step(), 0..30),
    ) {
        let mut walk = Walk::new(transport);
        for step in steps {
            walk.step(step);
        }
        if walk.model.stage().knows_operator() {
            walk.step(Step::Stop);
            walk.answer_until_quiet(&operator());
            prop_assert_eq!(walk.model.stage().name(), "idle");
            prop_assert_eq!(walk.commands.values().next_back().copied().flatten(), Some(Ok(())));
        }
    }

    #[test]
    fn any_text_is_an_email_or_a_named_mistake(text in ".*") {
        if let Ok(email) = telesales_core::Email::parse(&text) {
            prop_assert_eq!(email.as_str(), text.trim());
            prop_assert_eq!(email.as_str().matches('@').count(), 1);
        }
    }
}
