//! The rules of the telesales toolbar.
//!
//! A call centre's *operator* takes the place of a *customer* in an online store: the operator *impersonates*
//! the customer. Everything that can be seen to happen is decided here, by
//! [`update`]`(&mut Model, Event) -> Vec<Effect>`, without a browser, a clock or I/O. Whoever embeds this crate
//! performs the effects and answers with events.
//!
//! Start with [`Stage`]: its documentation is the state diagram.

mod effect;
mod email;
mod event;
mod failure;
mod model;
pub mod pages;
mod retry;
pub mod session;
mod stage;
mod update;

pub use effect::{Change, Effect, Requested};
pub use email::{Email, InvalidEmail};
pub use event::Event;
pub use failure::{Failure, Fault};
pub use model::{Awaited, Command, MadeFor, Model, Number, Settings, Source, Transport};
pub use session::{Customer, Operator, Profile, Session};
pub use stage::{Stage, Start, StartStep, StopStep};
pub use update::update;
