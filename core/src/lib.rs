#![doc = include_str!("../README.md")]
//!
//! Start with [`Stage`]: its documentation is the state diagram.

mod document;
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

pub use document::{Document, LastChange, Memory, UNDER_WAY_MS, Whom};
pub use effect::{Change, Effect, Requested};
pub use email::{Email, InvalidEmail};
pub use event::Event;
pub use failure::{Failure, Fault};
pub use model::{Awaited, Command, MadeFor, Model, Number, Page, Settings, Source, Transport};
pub use session::{Customer, Operator, Profile, Session};
pub use stage::{Stage, Start, StartStep, StopStep};
pub use update::update;
