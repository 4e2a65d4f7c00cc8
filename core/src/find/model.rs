//! The field and its list, as they are.

use std::sync::Arc;

use super::effect::Effect;
use super::failure::Failure;
use super::reading::{Mistake, Typed, read};
use super::recents::Recents;
use super::results::Results;
use super::row::Row;
use crate::Number;

/// For so long nothing is typed before something is asked, in milliseconds.
const QUIET_MS: u32 = 250;

/// What the field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// All kinds.
    Everything,
    /// E-mails only: the store has no search.
    Emails,
    /// E-mails only: the search was refused.
    EmailsSinceRefused,
}

/// Numbers the lists that the field had, one after the other: another list has another number, and so has one that
/// opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListNumber(pub u32);

/// The one thing that is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// Nothing.
    No,
    /// That the operator has typed.
    Quiet(Number),
    /// An answer.
    Answer(Number),
    /// That the store may be asked again.
    Barred(Number),
}

/// All that is known of the field and its list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    pub(super) reach: Reach,
    pub(super) text: String,
    pub(super) read: Result<Typed, Mistake>,
    pub(super) waiting: Waiting,
    pub(super) results: Results,
    pub(super) failure: Option<Failure>,
    /// Whether the answer to this very text has come.
    pub(super) is_answered: bool,
    /// Whether the store was asked again for this text by itself.
    pub(super) was_repeated: bool,
    pub(super) is_open: bool,
    /// Not a place in the list, but the record as it was when it became active.
    pub(super) active: Option<Arc<Row>>,
    pub(super) recents: Recents,
    /// For whom the operator acts, as far as was told.
    pub(super) acts_for: Option<Row>,
    list: ListNumber,
    last_number: Number,
}

impl Model {
    /// An empty field.
    #[must_use]
    pub fn new(reach: Reach) -> Self {
        Self {
            reach,
            text: String::new(),
            read: Err(Mistake::Empty),
            waiting: Waiting::No,
            results: Results::default(),
            failure: None,
            is_answered: false,
            was_repeated: false,
            is_open: false,
            active: None,
            recents: Recents::default(),
            acts_for: None,
            list: ListNumber(0),
            last_number: Number(0),
        }
    }

    /// What the field takes.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The text that the field is to have.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the text may be, or why it finds nobody.
    pub fn read(&self) -> &Result<Typed, Mistake> {
        &self.read
    }

    /// Whether an answer is waited for, or will be in a moment.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        matches!(self.waiting, Waiting::Quiet(_) | Waiting::Answer(_))
    }

    /// What is waited for.
    #[must_use]
    pub fn waiting(&self) -> Waiting {
        self.waiting
    }

    /// Who was found for the text; until its answer is here, who of those that were found before fits it.
    #[must_use]
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// Whether the results are the answer to this very text, so that it may be said that there is nobody.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.is_answered
    }

    /// Why the last search for this text brought nothing.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        self.failure
    }

    /// Whom the operator acted for lately.
    #[must_use]
    pub fn recents(&self) -> &Recents {
        &self.recents
    }

    /// The customers on the list, whether or not it is open: who was found, or of an empty field the recent ones.
    #[must_use]
    pub fn listed(&self) -> Vec<Arc<Row>> {
        if self.lists_recents() {
            self.recents.rows().to_vec()
        } else {
            self.results.found.iter().map(|found| found.row.clone()).collect()
        }
    }

    /// Whether those on the list are the recent ones: nothing is typed.
    #[must_use]
    pub fn lists_recents(&self) -> bool {
        matches!(self.read, Err(Mistake::Empty))
    }

    /// Whether the list is to be seen.
    #[must_use]
    pub fn shows_list(&self) -> bool {
        self.is_open && !self.listed().is_empty()
    }

    /// The number of the list there is now, to be handed back with each key.
    #[must_use]
    pub fn list(&self) -> ListNumber {
        self.list
    }

    /// The active customer, who is on the list and for whom `Enter` acts.
    #[must_use]
    pub fn active(&self) -> Option<&Arc<Row>> {
        self.active.as_ref()
    }

    /// What is to be asked for the text, if anything is.
    pub(super) fn question(&self) -> Option<&Typed> {
        let typed = self.read.as_ref().ok()?;
        (self.reach == Reach::Everything && typed.email().is_none()).then_some(typed)
    }

    /// Puts another text into the field. What was asked for the one before is of no use.
    pub(super) fn take_text(&mut self, text: String) -> Option<Effect> {
        self.read = read(&text);
        self.text = text;
        self.failure = None;
        self.is_answered = false;
        self.was_repeated = false;
        self.active = None;
        self.results = match self.question() {
            Some(typed) => self.results.narrowed(typed),
            None => Results::default(),
        };
        self.stop_waiting()
    }

    /// Stops what was begun for a text. While the store is not to be asked, that does not change.
    pub(super) fn stop_waiting(&mut self) -> Option<Effect> {
        match self.waiting {
            Waiting::Answer(number) => {
                self.waiting = Waiting::No;
                Some(Effect::Abort { number })
            }
            Waiting::Quiet(_) => {
                self.waiting = Waiting::No;
                None
            }
            Waiting::No | Waiting::Barred(_) => None,
        }
    }

    pub(super) fn wait_for_quiet(&mut self) -> Effect {
        let number = self.next();
        self.waiting = Waiting::Quiet(number);
        Effect::After { number, delay: QUIET_MS }
    }

    pub(super) fn bar_for(&mut self, delay: u32) -> Effect {
        let number = self.next();
        self.waiting = Waiting::Barred(number);
        Effect::After { number, delay }
    }

    /// Asks what is to be asked, if anything is.
    pub(super) fn ask(&mut self) -> Option<Effect> {
        let typed = self.question()?.clone();
        let number = self.next();
        self.waiting = Waiting::Answer(number);
        self.failure = None;
        Some(Effect::Ask { number, typed })
    }

    /// Tells that the list may be another one.
    pub(super) fn list_changed(&mut self) {
        self.list.0 = self.list.0.wrapping_add(1);
    }

    fn next(&mut self) -> Number {
        self.last_number.0 = self.last_number.0.wrapping_add(1);
        self.last_number
    }

    /// The same model with other numbers. Models that differ in numbers only behave alike, and who walks through all of
    /// them need not tell them apart.
    #[must_use]
    pub fn renumbered(mut self, waiting: Waiting, highest: Number, list: ListNumber) -> Self {
        self.waiting = waiting;
        self.last_number = highest;
        self.list = list;
        self
    }
}
