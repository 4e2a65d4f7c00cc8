//! A host for walks through the state machine: it remembers what is under way, and after every step checks what must
//! always hold.

use std::collections::BTreeMap;

use telesales_core::{
    Awaited, Change, Command, Document, Effect, Email, Event, Failure, Fault, MadeFor, Memory, Model, Number, Session,
    Settings, Stage, update,
};

use crate::host::{FRESH, begun_here};

pub const EMAILS: [&str; 2] = ["maria@example.com", "joao@example.com"];

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Walk {
    pub model: Model,
    /// Requests and timers that have not been answered, whether or not anybody waits for them, the oldest first.
    pub outstanding: Vec<Awaited>,
    /// Commands that have not been settled.
    unsettled: BTreeMap<u32, Asked>,
    /// The impersonation cookie.
    cookie: Option<Email>,
    expects_operator: bool,
    /// Whether the page has heard of an operator.
    is_ready: bool,
    /// The page has followed a change that the session has not been asked about yet: for whom it was made, it says itself.
    has_followed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Asked {
    Start(String),
    Stop,
}

impl Walk {
    /// A toolbar whose first read is under way.
    pub fn new(settings: Settings) -> Self {
        Self::on_page(settings, FRESH, MadeFor::Unread)
    }

    /// The same in a document of which this is known, on a page on which another toolbar was before.
    pub fn on_page(settings: Settings, document: Document, made_for: MadeFor) -> Self {
        let expects_operator = settings.expects_operator;
        let mut walk = Self {
            model: Model::on_page(settings, document, made_for),
            outstanding: Vec::new(),
            unsettled: BTreeMap::new(),
            cookie: None,
            expects_operator,
            is_ready: false,
            has_followed: false,
        };
        walk.send(&Event::Refresh);
        walk
    }

    pub fn impersonate(&mut self, text: &str) -> Vec<Effect> {
        let command = self.command(Asked::Start(text.to_owned()));
        self.send(&Event::Impersonate { command, text: text.to_owned() })
    }

    pub fn stop(&mut self) -> Vec<Effect> {
        let command = self.command(Asked::Stop);
        self.send(&Event::Stop { command })
    }

    pub fn read_answers(&mut self, number: Number, answer: Result<Session, Fault>) -> Vec<Effect> {
        let memory = answer.as_ref().map(begun_here).unwrap_or_default();
        self.read_answers_while(memory, number, answer)
    }

    pub fn read_answers_while(
        &mut self,
        memory: Memory,
        number: Number,
        answer: Result<Session, Fault>,
    ) -> Vec<Effect> {
        self.outstanding.retain(|awaited| *awaited != Awaited::Read(number));
        self.send(&Event::SessionRead { number, answer, took: 0, memory })
    }

    pub fn told(&mut self, session: &Session, is_newer: bool) -> Vec<Effect> {
        self.send(&Event::Told { session: session.clone(), is_newer, memory: begun_here(session) })
    }

    /// The time limit is over, and the host gives the request up.
    pub fn is_overdue(&mut self, request: Awaited) {
        self.outstanding.retain(|awaited| *awaited != request);
        let (Awaited::Read(number) | Awaited::Write(number) | Awaited::Timer(number)) = request;
        self.send(&Event::Overdue { number });
        assert_ne!(self.model.awaited(), Some(request), "an answer is awaited for longer than the time limit");
    }

    pub fn write_answers(&mut self, number: Number, answer: Result<(), Fault>) -> Vec<Effect> {
        self.outstanding.retain(|awaited| *awaited != Awaited::Write(number));
        self.send(&Event::Written { number, answer, took: 0 })
    }

    pub fn elapse(&mut self, number: Number) -> Vec<Effect> {
        self.outstanding.retain(|awaited| *awaited != Awaited::Timer(number));
        self.send(&Event::Elapsed { number })
    }

    /// Answers whatever is awaited, as a store does whose session stays the same; returns what came of it.
    pub fn answer_until_quiet(&mut self, session: &Session) -> Vec<Effect> {
        let mut effects = Vec::new();
        for _ in 0..60 {
            effects.extend(match self.model.awaited() {
                Some(Awaited::Read(number)) => self.read_answers(number, Ok(session.clone())),
                Some(Awaited::Write(number)) => self.write_answers(number, Ok(())),
                Some(Awaited::Timer(number)) => self.elapse(number),
                None => return effects,
            });
        }
        panic!("never quiet: {:?}", self.model);
    }

    pub fn has_unsettled_commands(&self) -> bool {
        !self.unsettled.is_empty()
    }

    /// The same walk with its requests numbered from one, so that two that differ in numbers only are equal.
    pub fn renumbered(mut self) -> Self {
        let last = u32::try_from(self.outstanding.len()).unwrap();
        let mut awaited = None;
        for (number, outstanding) in (1..).map(Number).zip(&mut self.outstanding) {
            let renumbered = match outstanding {
                Awaited::Read(_) => Awaited::Read(number),
                Awaited::Write(_) => Awaited::Write(number),
                Awaited::Timer(_) => Awaited::Timer(number),
            };
            if self.model.awaited() == Some(*outstanding) {
                awaited = Some(renumbered);
            }
            *outstanding = renumbered;
        }
        assert_eq!(awaited.is_some(), self.model.awaited().is_some(), "waits for what was never asked");
        self.model = self.model.renumbered(awaited, Number(last));
        self
    }

    pub fn send(&mut self, event: &Event) -> Vec<Effect> {
        let before = self.model.clone();
        let effects = update(&mut self.model, event.clone());
        self.has_followed = match event {
            Event::PageFollowed => true,
            _ => self.has_followed && (before.stage() == self.model.stage() || read_by(event).is_none()),
        };
        self.check_late_answers(&before, event, &effects);
        self.check_customer(&before, event);
        self.check_bar(&before, event);
        self.check_page();
        self.check_telling(&before, &effects);
        for effect in &effects {
            self.perform(effect, &before);
        }
        effects
    }

    fn command(&mut self, asked: Asked) -> Command {
        let free = (0..100).find(|number| !self.unsettled.contains_key(number)).unwrap();
        self.unsettled.insert(free, asked);
        Command(free)
    }

    fn perform(&mut self, effect: &Effect, before: &Model) {
        match effect {
            Effect::Read { number, .. } => self.outstanding.push(Awaited::Read(*number)),
            Effect::After { number, delay } => {
                assert!(!delay.is_empty());
                self.outstanding.push(Awaited::Timer(*number));
            }
            Effect::Write { number, .. } => {
                let is_write = |awaited: &Awaited| matches!(awaited, Awaited::Write(_));
                assert!(!self.outstanding.iter().any(is_write), "at most one write under way");
                self.outstanding.push(Awaited::Write(*number));
            }
            Effect::SetCookie(email) => self.cookie = Some(email.clone()),
            Effect::ClearCookie { only: None } => self.cookie = None,
            Effect::ClearCookie { only: Some(email) } => {
                self.cookie.take_if(|cookie| cookie.is(email.as_str()));
            }
            Effect::Settled { command: Command(command), outcome } => self.settle(*command, *outcome),
            Effect::Changed(change) => self.check_change(change, before),
            Effect::Ready { .. } => assert!(!std::mem::replace(&mut self.is_ready, true), "ready twice"),
            Effect::Failed(_) | Effect::Remember { .. } | Effect::Confirm(_) | Effect::LoadAnew => {}
        }
    }

    fn settle(&mut self, command: u32, outcome: Result<(), Failure>) {
        let asked = self.unsettled.remove(&command).expect("a command is settled exactly once");
        let stage = self.model.stage();
        match (asked, outcome) {
            (Asked::Stop, Ok(())) => {
                assert_eq!(stage.customer(), None, "stopped, and somebody is still in effect");
                let is_about_to_go = matches!(stage, Stage::Outdated { reason: None, .. });
                assert!(
                    is_about_to_go || matches!(stage, Stage::Idle { .. } | Stage::Lapsed { .. }),
                    "a stop ends idle, with the page about to go, or told: {stage:?}"
                );
                assert_eq!(self.cookie, None, "stopped, and the cookie would begin anew");
            }
            (Asked::Start(text), Ok(())) => {
                let customer = stage.customer().expect("started, and nobody is in effect");
                assert!(customer.email.eq_ignore_ascii_case(&text), "acts for somebody nobody asked for");
            }
            (Asked::Start(text), Err(failure)) => {
                let was_begun = !matches!(failure, Failure::Busy | Failure::InvalidEmail(_) | Failure::NotOperator);
                let names_it = self.cookie.as_ref().is_some_and(|cookie| cookie.is(&text));
                // A stop that came first clears the cookie itself, once the start's write was answered.
                let will_be_cleared = matches!(stage, Stage::Stopping { .. });
                assert!(
                    !was_begun || will_be_cleared || !names_it,
                    "a failed start left its cookie behind: {failure:?}"
                );
            }
            (Asked::Stop, Err(_)) => {}
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

    /// A customer is shown only because the session named that very customer in the read that led there, and nobody is shown
    /// as acted for with whom no toolbar here began, unless the operator wants it so.
    fn check_customer(&self, before: &Model, event: &Event) {
        let (Some(shown), true) =
            (self.model.stage().customer(), before.stage().customer() != self.model.stage().customer())
        else {
            return;
        };
        assert_eq!(read_by(event).and_then(|session| session.customer.as_ref()), Some(shown));
    }

    /// The bar comes with a read that names an operator with the role, or to tell one who was there what became of that; and
    /// it never goes silently.
    fn check_bar(&self, before: &Model, event: &Event) {
        match (before.shows_bar(), self.model.shows_bar()) {
            (false, true) => {
                let names_operator =
                    |session: &Session| session.operator.is_some() && session.can_impersonate == Some(true);
                // A stop that was asked for before the session was known is then tried.
                let tells = matches!(
                    self.model.stage(),
                    Stage::Unconfirmed { operator: None, .. } | Stage::Lapsed { .. } | Stage::Stopping { .. }
                );
                assert!(
                    read_by(event).is_some_and(names_operator) || (self.expects_operator || self.is_ready) && tells
                );
            }
            // Until the session is read, which another tab has changed meanwhile.
            (true, false) => assert!(matches!(event, Event::Restored { .. }), "the bar vanished"),
            _ => {}
        }
    }

    /// A page is not shown as somebody's whom it was not made for.
    fn check_page(&self) {
        if self.has_followed {
            return;
        }
        let stage = self.model.stage();
        let is_current = self.model.is_made_for(stage.customer());
        match stage {
            Stage::Idle { .. } | Stage::Acting { .. } => assert!(is_current, "the page pretends: {:?}", self.model),
            Stage::Outdated { .. } => assert!(!is_current, "the page is right, and says it is not: {:?}", self.model),
            _ => {}
        }
    }

    /// The page hears of whatever the operator is newly told.
    fn check_telling(&self, before: &Model, effects: &[Effect]) {
        if let Some(notice) = self.model.stage().notice()
            && before.stage().notice() != Some(notice)
        {
            assert!(effects.contains(&Effect::Failed(notice)), "told and not heard: {notice:?}");
        }
    }

    fn check_change(&self, change: &Change, before: &Model) {
        // What was asked for while nobody was known to be an operator begins at once, with whom the change was for.
        let in_effect = match self.model.stage() {
            Stage::Starting { start, .. } => start.previous.as_ref(),
            Stage::Stopping { previous, .. } => previous.as_ref(),
            stage => stage.customer(),
        };
        assert_eq!(change.customer.as_ref(), in_effect, "the change is not what is true");
        assert!(!before.is_made_for(change.customer.as_ref()), "nothing changed for the page");
    }
}

/// The session that an event tells of, and that counts.
fn read_by(event: &Event) -> Option<&Session> {
    match event {
        Event::SessionRead { answer: Ok(session), .. } | Event::Told { session, is_newer: true, .. } => Some(session),
        _ => None,
    }
}
