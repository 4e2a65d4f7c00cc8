//! All the toolbar knows, and what it waits for.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::pages::Pages;
use crate::retry::Attempts;
use crate::{Customer, Document, Effect, Event, MadeFor, Memory, Number, Page, Requested, Source, Stage};

/// How the customer's e-mail reaches the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Transport {
    /// A `POST` to the Session Manager, and once that was accepted the cookie.
    #[default]
    Both,
    /// A `POST` to the Session Manager.
    Api,
    /// The cookie, then a session request that lets the session's apps see it.
    Cookie,
}

/// What the store's engineers chose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// How the customer's e-mail reaches the session.
    pub transport: Transport,
    /// Where no bar is shown.
    pub hide_on: Pages,
    /// Whether this tab had an operator before: then a session that cannot be read or names none is told, and not taken for
    /// a shopper's.
    pub expects_operator: bool,
    /// Whether the page is loaded anew after a change, unless it sees to that itself. If not, it follows at once.
    pub reloads: bool,
}

/// The one answer that is waited for. Any other is late, and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// Of a read.
    Read(Number),
    /// Of a write.
    Write(Number),
    /// Of the clock.
    Timer(Number),
}

/// All the toolbar knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    pub(crate) settings: Settings,
    pub(crate) stage: Stage,
    pub(crate) awaited: Option<Awaited>,
    pub(crate) hidden: bool,
    pub(crate) made_for: MadeFor,
    /// Whether the page has heard of an operator.
    pub(crate) is_ready: bool,
    /// Of the read that is under way, or is to be made again.
    pub(crate) source: Source,
    /// What failed so far of what is under way.
    pub(crate) attempts: Attempts,
    pub(crate) document: Document,
    /// What the browser remembers while an answer is being taken.
    pub(crate) memory: Memory,
    /// The e-mail of the customer in effect, where a toolbar of this browser began, or the operator confirmed it in this tab.
    pub(crate) vouched: Option<String>,
    /// What was asked for while no operator was known, until a read tells whether there is one.
    pub(crate) wishes: Vec<Event>,
    /// Whether a read has just told that.
    pub(crate) has_asked: bool,
    last_number: Number,
}

impl Model {
    /// A toolbar that has read nothing yet, on a page that nobody knows anything of.
    #[must_use]
    pub fn new(settings: Settings, document: Document) -> Self {
        Self::on_page(settings, document, MadeFor::Unread)
    }

    /// A toolbar that has read nothing yet, on a page on which another one was before.
    #[must_use]
    pub fn on_page(settings: Settings, document: Document, made_for: MadeFor) -> Self {
        Self {
            settings,
            stage: Stage::Unknown,
            awaited: None,
            hidden: false,
            made_for,
            is_ready: false,
            source: Source::Own,
            attempts: Attempts::default(),
            document,
            memory: Memory::default(),
            vouched: None,
            wishes: Vec::new(),
            has_asked: false,
            last_number: Number(0),
        }
    }

    /// Where the toolbar stands.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The one answer that is waited for.
    #[must_use]
    pub fn awaited(&self) -> Option<Awaited> {
        self.awaited
    }

    /// For whom the page was made.
    #[must_use]
    pub fn made_for(&self) -> &MadeFor {
        &self.made_for
    }

    /// Whether the page was made for whom the session was for in this read: nobody, or this customer.
    #[must_use]
    pub fn is_made_for(&self, customer: Option<&Arc<Customer>>) -> bool {
        match (&self.made_for, customer) {
            (MadeFor::Read(Some(page)), Some(customer)) => page.is(customer),
            (MadeFor::Read(page), customer) => page.is_none() && customer.is_none(),
            (MadeFor::Unread | MadeFor::Followed | MadeFor::Superseded { .. }, _) => false,
        }
    }

    /// For whom the page was made, as far as anybody knows.
    pub(crate) fn page(&self) -> Page {
        match &self.made_for {
            MadeFor::Unread | MadeFor::Followed => Page::Unknown,
            MadeFor::Read(page) => Page::Of(page.clone()),
            MadeFor::Superseded { page, .. } => page.clone(),
        }
    }

    /// Whether a toolbar of this browser began to act for this customer, or the operator confirmed it in this tab.
    pub(crate) fn vouches_for(&self, customer: &Arc<Customer>) -> bool {
        self.vouched.as_deref().is_some_and(|vouched| vouched.eq_ignore_ascii_case(&customer.email))
            || self.memory.vouches_for(customer)
    }

    /// Keeps what is remembered of the customer in effect.
    pub(crate) fn vouch(&mut self, customer: Option<&Arc<Customer>>) {
        self.vouched = customer.filter(|customer| self.vouches_for(customer)).map(|customer| customer.email.clone());
    }

    /// The operator wants whoever is in effect.
    pub(crate) fn wants(&mut self, customer: Option<&Arc<Customer>>) {
        self.vouched = customer.map(|customer| customer.email.clone());
    }

    /// Whether there is a bar to be seen: somebody is known as operator, and the page is not one without a bar.
    #[must_use]
    pub fn shows_bar(&self) -> bool {
        !self.hidden && self.stage.knows_operator()
    }

    /// Takes the awaited answer, or tells that this one is late.
    pub(crate) fn takes(&mut self, answer: Awaited) -> bool {
        let fits = self.awaited == Some(answer);
        if fits {
            self.awaited = None;
        }
        fits
    }

    pub(crate) fn read(&mut self, source: Source) -> Effect {
        self.source = source;
        self.read_again()
    }

    pub(crate) fn read_again(&mut self) -> Effect {
        let number = self.next();
        self.awaited = Some(Awaited::Read(number));
        Effect::Read { number, source: self.source }
    }

    pub(crate) fn write(&mut self, requested: Requested) -> Effect {
        let number = self.next();
        self.awaited = Some(Awaited::Write(number));
        Effect::Write { number, requested }
    }

    pub(crate) fn after(&mut self, delay: RangeInclusive<u32>) -> Effect {
        let number = self.next();
        self.awaited = Some(Awaited::Timer(number));
        Effect::After { number, delay }
    }

    fn next(&mut self) -> Number {
        self.last_number.0 += 1;
        self.last_number
    }

    /// The same model with other numbers for what is awaited and for the last one given out. Models that differ in numbers
    /// only behave alike, and who walks through all of them need not tell them apart.
    #[must_use]
    pub fn renumbered(mut self, awaited: Option<Awaited>, last: Number) -> Self {
        self.awaited = awaited;
        self.last_number = last;
        self
    }
}
