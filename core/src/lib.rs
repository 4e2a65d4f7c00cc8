#![doc = include_str!("../README.md")]
//!
//! Start with [`Stage`]: its documentation is the state diagram.

pub mod card;
pub mod cart;
mod document;
mod effect;
mod email;
mod event;
mod facts;
mod failure;
pub mod find;
mod made_for;
mod model;
pub mod pages;
mod request;
mod retry;
pub mod session;
pub mod shift;
mod stage;
mod update;

pub use document::{Document, LastChange, Memory, UNDER_WAY_MS, Whom};
pub use effect::{Change, Effect, Requested};
pub use email::{Email, InvalidEmail};
pub use event::Event;
pub use facts::Facts;
pub use failure::{Failure, Fault};
pub use made_for::{MadeFor, Page};
pub use model::{Awaited, Model, Settings, Transport};
pub use request::{Command, Number, Source};
pub use session::{Customer, Operator, Profile, Session};
pub use stage::{Stage, Start, StartStep, StopStep};
pub use update::update;
