//! A host that a test plays by hand: it keeps the effects, and answers when the test says so.

use std::sync::Arc;

use telesales_core::{
    Command, Customer, Document, Effect, Email, Event, Failure, Fault, LastChange, Memory, Model, Number, Operator,
    Profile, Requested, Session, Settings, Source, Stage, Transport, Whom, update,
};

/// Milliseconds, for every request.
const TOOK: u32 = 50;

pub struct Host {
    pub model: Model,
    /// Not yet looked at.
    pub effects: Vec<Effect>,
}

impl Host {
    pub fn new(transport: Transport) -> Self {
        Self::with(Settings { transport, ..Settings::default() })
    }

    pub fn with(settings: Settings) -> Self {
        Self::in_document(settings, FRESH)
    }

    pub fn in_document(settings: Settings, document: Document) -> Self {
        let mut host = Self { model: Model::new(settings, document), effects: Vec::new() };
        host.send(Event::Refresh);
        host
    }

    /// The operator's page is open, and nobody is impersonated.
    pub fn idle(transport: Transport) -> Self {
        let mut host = Self::new(transport);
        host.session_says(operator());
        host.effects.clear();
        host
    }

    /// The page was opened while the operator acts for this customer.
    pub fn acting_for(email: &str, transport: Transport) -> Self {
        let mut host = Self::new(transport);
        host.session_says(acting(email));
        host.effects.clear();
        host
    }

    pub fn send(&mut self, event: Event) {
        self.effects.extend(update(&mut self.model, event));
    }

    pub fn impersonate(&mut self, command: u32, text: &str) {
        self.send(Event::Impersonate { command: Command(command), text: text.to_owned() });
    }

    pub fn stop(&mut self, command: u32) {
        self.send(Event::Stop { command: Command(command) });
    }

    pub fn session_says(&mut self, session: Session) {
        self.read_answers(Ok(session));
    }

    pub fn read_answers(&mut self, answer: Result<Session, Fault>) {
        let memory = answer.as_ref().map(begun_here).unwrap_or_default();
        self.read_answers_while(memory, answer);
    }

    /// What the browser remembers may say something else than the session.
    pub fn read_answers_while(&mut self, memory: Memory, answer: Result<Session, Fault>) {
        let number = self.take(|effect| match effect {
            Effect::Read { number, .. } => Some(*number),
            _ => None,
        });
        self.send(Event::SessionRead { number, answer, took: TOOK, memory });
    }

    /// Answers the write that is under way, and returns what it asked for.
    pub fn write_answers(&mut self, answer: Result<(), Fault>) -> Requested {
        let (number, requested) = self.take(|effect| match effect {
            Effect::Write { number, requested } => Some((*number, requested.clone())),
            _ => None,
        });
        self.send(Event::Written { number, answer, took: TOOK });
        requested
    }

    /// Every attempt fails, up to the last.
    pub fn reads_fail(&mut self, fault: Fault) {
        loop {
            self.read_answers(Err(fault));
            if !self.waits() {
                return;
            }
            self.time_passes();
        }
    }

    /// Lets the time pass, and returns how long that was at least, in milliseconds.
    pub fn time_passes(&mut self) -> u32 {
        let (number, delay) = self.take(|effect| match effect {
            Effect::After { number, delay } => Some((*number, *delay.start())),
            _ => None,
        });
        self.send(Event::Elapsed { number });
        delay
    }

    pub fn reads(&self) -> Option<Number> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Read { number, .. } => Some(*number),
            _ => None,
        })
    }

    /// Whether another tab's answer would do for the read that is under way.
    pub fn reads_from(&self) -> Option<Source> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Read { source, .. } => Some(*source),
            _ => None,
        })
    }

    pub fn writes(&self) -> bool {
        self.effects.iter().any(|effect| matches!(effect, Effect::Write { .. }))
    }

    pub fn waits(&self) -> bool {
        self.effects.iter().any(|effect| matches!(effect, Effect::After { .. }))
    }

    pub fn did(&self, effect: &Effect) -> bool {
        self.effects.contains(effect)
    }

    pub fn changed(&self) -> bool {
        self.effects.iter().any(|effect| matches!(effect, Effect::Changed(_)))
    }

    pub fn outcome(&self, command: u32) -> Option<Result<(), Failure>> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Settled { command: Command(number), outcome } if *number == command => Some(*outcome),
            _ => None,
        })
    }

    pub fn stage(&self) -> &Stage {
        self.model.stage()
    }

    fn take<T>(&mut self, of: impl Fn(&Effect) -> Option<T>) -> T {
        let at = self.effects.iter().position(|effect| of(effect).is_some());
        let at = at.unwrap_or_else(|| panic!("no such effect among {:?}", self.effects));
        of(&self.effects.remove(at)).unwrap()
    }
}

/// A document that was asked for after all that is remembered.
pub const FRESH: Document = Document { asked_for: Some(50), can_be_renewed: true };

/// A document of which nobody knows how old it is.
pub const OF_UNKNOWN_AGE: Document = Document { asked_for: None, can_be_renewed: true };

/// The browser remembers nothing but what this says, and not since when.
pub fn remembers(last_change: Option<LastChange>) -> Memory {
    Memory { now: 100, asked: 90, last_change, confirmed: None, is_kept: true }
}

/// A toolbar of this browser made it so that the session says this, long ago.
pub fn begun_here(session: &Session) -> Memory {
    let email = session.customer.as_ref().map(|customer| customer.email.as_str());
    remembers(Some(LastChange { at: 10, whom: Whom::of(email, 0), was_made_here: true, is_under_way: false }))
}

pub fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

/// An operator with the role; nobody is impersonated.
pub fn operator() -> Session {
    Session {
        operator: Some(Arc::new(Operator { email: "operator@store.example".into() })),
        can_impersonate: Some(true),
        ..Session::default()
    }
}

/// The operator, with this customer asked for, in effect and loaded.
pub fn acting(email: &str) -> Session {
    let profile = Some(Profile { first_name: Some("Maria".into()), ..Profile::default() });
    Session {
        requested: Some(email.into()),
        customer: Some(Arc::new(Customer { id: format!("id of {email}"), email: email.into(), profile })),
        ..operator()
    }
}

/// The operator, with this customer asked for and nobody in effect.
pub fn asking(email: &str) -> Session {
    Session { requested: Some(email.into()), ..operator() }
}

/// The operator acts, and the customer's profile is late.
pub fn acting_without_profile(email: &str) -> Session {
    let mut session = acting(email);
    Arc::make_mut(session.customer.as_mut().unwrap()).profile = None;
    session
}
