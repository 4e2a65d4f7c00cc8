//! A host for walks through the machine of the field: it remembers what is under way and what was last drawn, and after
//! every step checks what must always hold.

use std::sync::Arc;

use telesales_core::find::{Answer, Chosen, Effect, Event, Key, ListNumber, Model, Reach, Row, Waiting, read, update};
use telesales_core::{Fault, Number};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Walk {
    pub model: Model,
    /// The request that was neither answered nor aborted.
    pub under_way: Option<Number>,
    /// Those that were aborted, and may be answered all the same.
    pub aborted: Vec<Number>,
    /// Those that are not over.
    pub timers: Vec<Number>,
    /// What is on the screen.
    pub drawn: Drawn,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Drawn {
    pub list: ListNumber,
    pub rows: Vec<Arc<Row>>,
    pub active: Option<Arc<Row>>,
}

pub fn row(id: &str, name: &str, email: &str) -> Row {
    Row { id: id.into(), first_name: name.into(), email: email.into(), ..Row::default() }
}

impl Walk {
    /// An empty field that nobody has come to.
    pub fn new(reach: Reach) -> Self {
        let model = Model::new(reach);
        Self { model, under_way: None, aborted: Vec::new(), timers: Vec::new(), drawn: Drawn::default() }
    }

    pub fn types(&mut self, text: &str) -> Vec<Effect> {
        self.send(Event::Typed(text.into()))
    }

    /// A key is pressed over what is on the screen.
    pub fn presses(&mut self, key: Key) -> Vec<Effect> {
        self.send(Event::Pressed { key, is_composing: false, seen: self.drawn.list })
    }

    /// The same, once the screen has followed.
    pub fn draws_and_presses(&mut self, key: Key) -> Vec<Effect> {
        self.draws();
        self.presses(key)
    }

    pub fn draws(&mut self) {
        let rows = if self.model.shows_list() { self.model.listed() } else { Vec::new() };
        self.drawn = Drawn { list: self.model.list(), rows, active: self.model.active().cloned() };
    }

    /// Lets the last timer run out.
    pub fn time_passes(&mut self) -> Vec<Effect> {
        let number = *self.timers.last().expect("a timer");
        self.elapses(number)
    }

    pub fn elapses(&mut self, number: Number) -> Vec<Effect> {
        self.timers.retain(|timer| *timer != number);
        self.send(Event::Elapsed { number })
    }

    /// Answers the request that is under way.
    pub fn is_answered(&mut self, answer: Result<Vec<Row>, Fault>) -> Vec<Effect> {
        let number = self.under_way.expect("a request");
        self.send(Event::Answered { number, answer: answer.map(Answer::Candidates) })
    }

    /// Answers one that was aborted.
    pub fn is_answered_late(&mut self, number: Number, rows: Vec<Row>) {
        self.aborted.retain(|aborted| *aborted != number);
        self.send(Event::Answered { number, answer: Ok(Answer::Candidates(rows)) });
    }

    pub fn send(&mut self, happened: Event) -> Vec<Effect> {
        let (before, event) = (self.model.clone(), happened.clone());
        let effects = update(&mut self.model, happened);
        let is_late = match &event {
            Event::Answered { number, .. } => self.under_way != Some(*number),
            Event::Elapsed { number } => {
                ![Waiting::Quiet(*number), Waiting::Barred(*number)].contains(&before.waiting())
            }
            Event::Pressed { is_composing, .. } => *is_composing,
            _ => false,
        };
        assert!(!is_late || (effects.is_empty() && self.model == before), "what does not count changed something");
        let is_answer = !is_late && matches!(event, Event::Answered { .. });
        if is_answer {
            self.under_way = None;
        }
        for effect in &effects {
            self.perform(effect, &event, &before);
        }
        let is_same = |one: &Arc<Row>, other: &Arc<Row>| one.id == other.id && one.email == other.email;
        let is_new = |active| !before.active().is_some_and(|before| is_same(active, before));
        let is_key = matches!(event, Event::Pressed { .. });
        assert!(is_key || !self.model.active().is_some_and(is_new), "only a key makes somebody active: {event:?}");
        let starts = effects.iter().any(|effect| matches!(effect, Effect::Start(_)));
        assert!(!starts || self.under_way.is_none(), "asks for what nobody needs any more");
        let announced = effects.iter().filter(|effect| matches!(effect, Effect::Announce(_))).count();
        assert_eq!(announced, usize::from(is_answer), "each answer is told once: {event:?}");
        self.holds_together();
        effects
    }

    fn perform(&mut self, effect: &Effect, event: &Event, before: &Model) {
        match effect {
            Effect::After { number, .. } => self.timers.push(*number),
            Effect::Ask { number, typed } => {
                assert_eq!(self.under_way.replace(*number), None, "two requests under way");
                assert_eq!(typed.email(), None, "an e-mail needs no search");
                assert_eq!(self.model.reach(), Reach::Everything);
                assert_eq!(self.model.read().as_ref(), Ok(typed), "not what stands in the field");
            }
            Effect::Abort { number } => {
                assert_eq!(self.under_way.take(), Some(*number), "there was nothing to abort");
                self.aborted.push(*number);
            }
            Effect::Start(Chosen::Record(row)) => match event {
                Event::Pressed { key: Key::Enter, .. } => {
                    assert!(self.drawn.rows.contains(row), "started who is not on the screen");
                    let is_shown = |active: &Arc<Row>| active.id == row.id && active.email == row.email;
                    assert!(before.active().is_some_and(is_shown));
                }
                Event::Clicked(clicked) => assert_eq!(clicked, row),
                other => panic!("started by {other:?}"),
            },
            Effect::Start(Chosen::Email(email)) => {
                assert!(matches!(event, Event::Pressed { key: Key::Enter, .. }), "started by {event:?}");
                assert!(read(before.text()).is_ok_and(|typed| typed.email() == Some(email)), "not what was typed");
            }
            Effect::Announce(_) => {}
        }
    }

    fn holds_together(&self) {
        let model = &self.model;
        let awaited = match model.waiting() {
            Waiting::Answer(number) => Some(number),
            _ => None,
        };
        assert_eq!(awaited, self.under_way, "answers are awaited if there will be one");
        if let Waiting::Quiet(number) | Waiting::Barred(number) = model.waiting() {
            assert!(self.timers.contains(&number), "waits for a timer that is over");
        }
        let listed = model.listed();
        assert!(model.active().is_none_or(|active| model.shows_list() && listed.contains(active)), "{model:?}");
        assert_eq!(model.read(), &read(model.text()));
        if model.read().as_ref().is_ok_and(|typed| typed.email().is_some()) {
            assert!(listed.is_empty() && !model.is_searching(), "an e-mail needs no search");
        }
        assert!(listed.iter().all(|row| row.email.contains('@')), "nobody can act for one without an e-mail");
    }

    /// The same walk with the least numbers.
    pub fn renumbered(mut self) -> Self {
        let all: Vec<_> = self.timers.iter().chain(&self.aborted).chain(&self.under_way).copied().collect();
        let new = |number: Number| {
            let place = all.iter().position(|known| *known == number).unwrap_or(all.len());
            Number(u32::try_from(place).unwrap() + 1)
        };
        let waiting = match self.model.waiting() {
            Waiting::No => Waiting::No,
            Waiting::Quiet(number) => Waiting::Quiet(new(number)),
            Waiting::Answer(number) => Waiting::Answer(new(number)),
            Waiting::Barred(number) => Waiting::Barred(new(number)),
        };
        let list = ListNumber(u32::from(self.drawn.list != self.model.list()));
        self.model = self.model.renumbered(waiting, new(Number(0)), list);
        self.drawn.list = ListNumber(0);
        self.timers = self.timers.into_iter().map(new).collect();
        self.aborted = self.aborted.into_iter().map(new).collect();
        self.under_way = self.under_way.map(new);
        self
    }
}
