use std::cell::RefCell;

use telesales_core::{Customer, Stage};

/// A customer to act for.
#[derive(Clone)]
pub struct Wanted {
    pub email: String,
    /// As operators know the customer: the e-mail, where nothing else is known.
    pub name: String,
}

/// A change from one customer to another, as far as it is: first the other one is looked for, then a question names both. It is
/// over as soon as somebody else is in effect, or nobody.
#[derive(Default)]
pub struct Switch {
    from: RefCell<Option<String>>,
    to: RefCell<Option<Wanted>>,
}

impl Switch {
    /// Another customer than this one is looked for.
    pub fn begin(&self, from: &Customer) {
        self.end();
        self.from.replace(Some(from.email.clone()));
    }

    /// This one was chosen.
    pub fn ask(&self, to: Wanted) {
        self.to.replace(Some(to));
    }

    /// Says whom, and is over.
    pub fn end(&self) -> Option<Wanted> {
        self.from.take();
        self.to.take()
    }

    /// Whom it changes from, while that is who is acted for.
    pub fn from<'a>(&self, stage: &'a Stage) -> Option<&'a Customer> {
        let Stage::Acting { customer, .. } = stage else { return None };
        (self.from.borrow().as_ref() == Some(&customer.email)).then_some(&**customer)
    }

    /// Whom it changes to, once that is chosen.
    pub fn to(&self, stage: &Stage) -> Option<Wanted> {
        self.from(stage).and_then(|_| self.to.borrow().clone())
    }
}
