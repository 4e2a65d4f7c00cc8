//! A host for walks through the machine of the cart, with a little store behind it: it knows what is under way, and after every step
//! checks what must always hold.

use std::sync::Arc;

use telesales_core::cart::{Effect, Event, Model, OrderForm, Verdict, Waiting, Who, Write, update, verdict};
use telesales_core::{Customer, Fault, Number, Operator};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Walk {
    pub model: Model,
    /// Who is in effect, as the machine was told last.
    pub who: Option<Who>,
    pub is_settled: bool,
    /// The read whose answer counts.
    pub read: Option<Number>,
    /// Whether something has happened to the cart since that was sent.
    pub is_old: bool,
    /// Those whose answers do not count any more.
    pub late: Vec<Number>,
    pub write: Option<(Number, Write)>,
    /// The answer to the newest read, for who is in effect.
    pub seen: Option<Result<OrderForm, Fault>>,
    /// Whether something was written that was not read back.
    pub is_unread: bool,
    pub order: Held,
}

/// An order that the checkout is about to place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    No,
    /// The session has not answered since.
    Clicked,
    /// It has, and the cart was not read since.
    Settled,
    /// Both have answered.
    Known,
    /// The operator was asked about this cart.
    Asked(Result<OrderForm, Fault>),
}

pub fn who(name: &str) -> Who {
    let email = format!("{name}@example.com");
    Who {
        operator: Some(Arc::new(Operator { email: "operator@store.example".into() })),
        customer: Arc::new(Customer { id: name.into(), email, profile: None }),
    }
}

/// With one thing in it, or nothing.
pub fn cart_of(owner: &str, count: u32) -> OrderForm {
    let owner_email = (!owner.is_empty()).then(|| owner.to_owned());
    OrderForm { id: "cart".into(), owner_email, count, total: Some(u64::from(count) * 1_250), ..OrderForm::default() }
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            model: Model::default(),
            who: None,
            is_settled: false,
            read: None,
            is_old: false,
            late: Vec::new(),
            write: None,
            seen: None,
            is_unread: false,
            order: Held::No,
        }
    }
}

impl Walk {
    /// Maria is acted for, and the session has said so.
    pub fn acting() -> Self {
        let mut walk = Self::default();
        walk.session(Some("maria"), true);
        walk
    }

    /// The same, and this cart was read.
    pub fn with(cart: OrderForm) -> Self {
        let mut walk = Self::acting();
        walk.reads(Ok(cart));
        walk
    }

    pub fn session(&mut self, name: Option<&str>, is_settled: bool) -> Vec<Effect> {
        self.send(Event::Session { who: name.map(who), is_settled })
    }

    /// Answers the read that is under way.
    pub fn reads(&mut self, answer: Result<OrderForm, Fault>) -> Vec<Effect> {
        let number = self.read.expect("a read");
        self.send(Event::Read { number, answer })
    }

    pub fn reads_late(&mut self, number: Number, cart: OrderForm) -> Vec<Effect> {
        self.send(Event::Read { number, answer: Ok(cart) })
    }

    /// Answers the write that is under way.
    pub fn is_written(&mut self, answer: Result<(), Fault>) -> Vec<Effect> {
        let (number, _) = self.write.clone().expect("a write");
        self.send(Event::Written { number, answer })
    }

    pub fn send(&mut self, event: Event) -> Vec<Effect> {
        let before = self.model.clone();
        let event_of_order = event.clone();
        let effects = update(&mut self.model, event.clone());
        match event {
            Event::Session { who, is_settled } => {
                let is_other =
                    self.who.as_ref().map(|who| &who.customer.id) != who.as_ref().map(|who| &who.customer.id);
                if is_other {
                    self.seen = None;
                    self.late.extend(self.read.take());
                }
                if is_other {
                    self.order = Held::No;
                }
                if is_settled && self.order == Held::Clicked {
                    self.order = Held::Settled;
                }
                self.who = who;
                self.is_settled = is_settled;
            }
            Event::Read { number, answer } if self.read == Some(number) => {
                self.read = None;
                if !self.is_old {
                    self.seen = Some(answer);
                    self.is_unread = false;
                    if self.order == Held::Settled {
                        self.order = Held::Known;
                    }
                }
            }
            Event::Written { number, .. } if self.write.as_ref().is_some_and(|(written, _)| *written == number) => {
                self.write = None;
                self.is_unread = true;
            }
            Event::Read { number, .. } | Event::Written { number, .. } => {
                self.late.retain(|late| *late != number);
                assert!(effects.is_empty() && self.model == before, "a late answer changed something");
            }
            Event::Look => self.is_old = self.read.is_some(),
            Event::Order if self.who.is_some() => {
                if !matches!(self.order, Held::Clicked | Held::Settled | Held::Known) {
                    self.order = Held::Clicked;
                    self.is_old = self.read.is_some();
                    self.is_settled = false;
                }
            }
            Event::Order | Event::OrderAnyway | Event::Give | Event::Empty => {}
        }
        for effect in &effects {
            self.perform(effect, &event_of_order);
        }
        self.holds_together();
        effects
    }

    fn perform(&mut self, effect: &Effect, event: &Event) {
        match effect {
            Effect::AskSession => assert_eq!(self.order, Held::Clicked),
            Effect::LetOrder => self.may_order(event),
            Effect::AskOperator => {
                assert_eq!(self.order, Held::Known, "asked about what was not looked at since");
                assert_ne!(self.model.verdict(), Some(Verdict::Customer));
                self.order = Held::Asked(self.seen.clone().expect("a cart"));
            }
            Effect::Read { number } => {
                self.may_ask();
                self.is_old = false;
                assert_eq!(self.read.replace(*number), None, "two reads that count");
            }
            Effect::Write { number, write } => {
                self.may_ask();
                assert!(!self.is_unread, "wrote again before the last write was read back");
                if let Write::Give { id, email } = write {
                    let who = self.who.as_ref().expect("somebody in effect");
                    let seen = self.seen.as_ref().and_then(|seen| seen.as_ref().ok()).expect("a cart that was seen");
                    assert_eq!((id, email), (&seen.id, &who.customer.email));
                    let verdict = verdict(seen, who);
                    assert!(![Verdict::Masked, Verdict::Customer].contains(&verdict), "gave what is {verdict:?}");
                }
                self.write = Some((*number, write.clone()));
            }
            Effect::Tell(news) => assert_eq!(self.model.verdict(), Some(news.verdict)),
        }
    }

    /// With the customer's own cart, as session and cart have said since the click; with another only if the operator was asked about
    /// this very cart and means it; and always where nobody is acted for.
    fn may_order(&mut self, event: &Event) {
        let Some(who) = &self.who else { return };
        let seen = self.seen.clone().expect("a cart that was seen");
        match std::mem::replace(&mut self.order, Held::No) {
            Held::Known => {
                assert!(self.is_settled && self.write.is_none() && !self.is_unread);
                let verdict = seen.as_ref().map_or(Verdict::Unreadable, |cart| verdict(cart, who));
                assert_eq!(verdict, Verdict::Customer, "an order with somebody else's cart");
            }
            Held::Asked(asked) => {
                assert_eq!(*event, Event::OrderAnyway, "nobody has said that it is meant");
                assert_eq!(asked, seen, "another cart than the one that was asked about");
            }
            held => panic!("an order that nobody has looked at: {held:?}"),
        }
    }

    fn may_ask(&self) {
        assert!(self.who.is_some(), "asked for a cart while nobody is acted for");
        assert!(self.is_settled, "asked before the session has answered");
        assert!(self.read.is_none() && self.write.is_none(), "two requests that count at a time");
    }

    /// What is said is of the newest answer, for who is in effect now; and what is waited for comes.
    fn holds_together(&self) {
        let said = self.who.as_ref().and_then(|who| {
            let seen = self.seen.as_ref()?;
            Some(seen.as_ref().map_or(Verdict::Unreadable, |cart| verdict(cart, who)))
        });
        assert_eq!(self.model.verdict(), said);
        let waiting = match (&self.read, &self.write) {
            (Some(read), _) => Waiting::Read(*read),
            (_, Some((write, _))) => Waiting::Write(*write),
            _ => Waiting::No,
        };
        assert_eq!(self.model.waiting(), &waiting);
        let may_ask = self.who.is_some() && self.is_settled;
        assert!(!may_ask || waiting != Waiting::No || !self.model.is_busy(), "waits for what nobody has asked for");
    }

    /// The same walk with the least numbers.
    pub fn renumbered(mut self) -> Self {
        let all: Vec<_> =
            self.late.iter().chain(&self.read).chain(self.write.iter().map(|(number, _)| number)).copied().collect();
        let new = |number: Number| {
            let place = all.iter().position(|known| *known == number).expect("one that is under way");
            Number(u32::try_from(place).unwrap() + 1)
        };
        let last = Number(u32::try_from(all.len()).unwrap() + 1);
        let waiting = match self.model.waiting() {
            Waiting::No => Waiting::No,
            Waiting::Read(number) => Waiting::Read(new(*number)),
            Waiting::Write(number) => Waiting::Write(new(*number)),
        };
        self.model = self.model.renumbered(waiting, last);
        self.read = self.read.map(new);
        self.write = self.write.map(|(number, write)| (new(number), write));
        self.late = self.late.into_iter().map(new).collect();
        self
    }
}
