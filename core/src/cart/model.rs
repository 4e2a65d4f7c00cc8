use super::effect::News;
use super::event::Who;
use super::order_form::OrderForm;
use super::verdict::{Verdict, verdict};
use crate::{Fault, Number};

/// What the one answer is awaited of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// Nothing.
    No,
    /// A read.
    Read(Number),
    /// A write.
    Write(Number),
}

/// What the operator wanted to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wish {
    Give,
    Empty,
}

/// An order that the checkout is about to place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Order {
    /// There is none.
    No,
    /// Session and cart are asked.
    Checked,
    /// The operator is asked about this cart.
    Asked(Result<OrderForm, Fault>),
}

/// What came of what the operator wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// The cart is the customer's.
    Given,
    /// The cart is a new, empty one.
    Emptied,
    /// The cart is as it was.
    NotDone,
    /// Nobody knows, for the cart could not be read back.
    Unknown,
}

/// All that is known of the cart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    pub(super) who: Option<Who>,
    pub(super) is_settled: bool,
    pub(super) cart: Option<Result<OrderForm, Fault>>,
    pub(super) waiting: Waiting,
    /// Whether the cart is to be read as soon as it may.
    pub(super) is_to_look: bool,
    /// What is to be written as soon as it may, or was and is to be read back.
    pub(super) wish: Option<Wish>,
    /// The cart that was there before it was written, while that is not read back.
    pub(super) written: Option<String>,
    pub(super) notice: Option<Notice>,
    pub(super) told: Option<News>,
    pub(super) order: Order,
    last_number: Number,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            who: None,
            is_settled: false,
            cart: None,
            waiting: Waiting::No,
            is_to_look: false,
            wish: None,
            written: None,
            notice: None,
            told: None,
            order: Order::No,
            last_number: Number(0),
        }
    }
}

impl Model {
    /// Whose the cart is, once that was read for the customer in effect.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let who = self.who.as_ref()?;
        Some(self.cart.as_ref()?.as_ref().map_or(Verdict::Unreadable, |cart| verdict(cart, who)))
    }

    /// The cart as it was read.
    #[must_use]
    pub fn cart(&self) -> Option<&OrderForm> {
        self.cart.as_ref()?.as_ref().ok()
    }

    /// Whether somebody has to see to it: it is not the customer's, and not simply empty.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        match self.verdict() {
            None | Some(Verdict::Customer) => false,
            Some(Verdict::Nobody) => self.cart().is_some_and(|cart| cart.count > 0),
            Some(_) => true,
        }
    }

    /// Whether the cart can be given to the customer: it is known, and not masked, for what is written to a cart that is not seen as
    /// it is would spoil it.
    #[must_use]
    pub fn can_be_given(&self) -> bool {
        self.is_wrong() && matches!(self.verdict(), Some(Verdict::Nobody | Verdict::Operator | Verdict::Another))
    }

    /// Whether an answer is awaited, or will be.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.waiting != Waiting::No || self.is_to_look || self.wish.is_some()
    }

    /// Whether an order is held back until the operator has said whether it is meant.
    #[must_use]
    pub fn asks_about_an_order(&self) -> bool {
        matches!(self.order, Order::Asked(_))
    }

    /// What came of what the operator wanted last.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// What is awaited.
    #[must_use]
    pub fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    pub(super) fn number(&mut self) -> Number {
        self.last_number.0 += 1;
        self.last_number
    }

    /// The same with other numbers, for those who compare what is the same but for them.
    #[must_use]
    pub fn renumbered(self, waiting: Waiting, last_number: Number) -> Self {
        Self { waiting, last_number, ..self }
    }
}
