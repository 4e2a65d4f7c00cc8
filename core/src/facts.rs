use std::sync::Arc;

use crate::{Customer, Operator, Stage};

/// What is known of the impersonation at a moment: all that anybody else learns of it, be it the page or a feature.
///
/// # How a feature joins in
///
/// A feature (a search, a cart, a record) has rules of its own. They are a machine beside the one of this crate, as pure as that
/// one: a type with an `update(&mut self, event) -> Vec<Effect>`, in a folder of its own. Facts flow one way: the feature is told of
/// them by an event, and has no way to change them but to ask, as a page does, by `impersonate` and `stop`. No machine looks into
/// another.
///
/// Nothing of the bar names the feature. It is reached through the table `Desk` of `telesales-toolbar`, and so it is, with its
/// rules, in the part of the WASM that comes after the bar. “Add a feature” in CONTRIBUTING.md has the steps.
///
/// This one counts how many customers were served one after the other:
///
/// ```
/// use std::sync::Arc;
/// use telesales_core::{Customer, Facts};
///
/// #[derive(Default)]
/// struct Served {
///     last: Option<Arc<Customer>>,
///     count: u32,
/// }
///
/// enum Event<'a> {
///     Learnt(Facts<'a>),
///     ShiftEnded,
/// }
///
/// #[derive(Debug, PartialEq)]
/// enum Effect {
///     Show(u32),
/// }
///
/// impl Served {
///     fn update(&mut self, event: Event) -> Vec<Effect> {
///         match event {
///             // What is not certain is not counted, and who is acted for once more is not another one.
///             Event::Learnt(Facts { stage: "acting", customer: Some(customer), .. }) => {
///                 if self.last.as_ref().is_some_and(|last| last.id == customer.id) {
///                     return Vec::new();
///                 }
///                 self.last = Some(Arc::clone(customer));
///                 self.count += 1;
///             }
///             Event::Learnt(_) => return Vec::new(),
///             Event::ShiftEnded => *self = Self::default(),
///         }
///         vec![Effect::Show(self.count)]
///     }
/// }
///
/// let maria = Arc::new(Customer { id: "1".into(), email: "maria@example.com".into(), profile: None });
/// let acting = || Facts { stage: "acting", operator: None, customer: Some(&maria) };
/// let idle = || Facts { stage: "idle", operator: None, customer: None };
/// let mut served = Served::default();
/// assert_eq!(served.update(Event::Learnt(acting())), [Effect::Show(1)]);
/// assert_eq!(served.update(Event::Learnt(idle())), []);
/// assert_eq!(served.update(Event::Learnt(acting())), []);
/// assert_eq!(served.update(Event::ShiftEnded), [Effect::Show(0)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The stage's name, by which pages know it.
    pub stage: &'static str,
    /// Who is logged in, where that is known.
    pub operator: Option<&'a Arc<Operator>>,
    /// Who is in effect, where the session is known to say so.
    pub customer: Option<&'a Arc<Customer>>,
}

impl Stage {
    /// What there is to know.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts { stage: self.name(), operator: self.operator(), customer: self.customer() }
    }
}
