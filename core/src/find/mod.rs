//! Finding a customer by what an operator knows of one: an e-mail or a part of it, a part of the name, a CPF, a CNPJ, a
//! phone number.
//!
//! [`read`] tells what a typed or pasted text may be, and [`query`] what is asked for it. An answer may have more than
//! was looked for: what of it [`matches()`]. [`Results`] are what is shown of it.
//!
//! [`update`] is the machine of the field and its list: when something is asked, and whom a key or a click chooses.
//! What there is to know of the impersonation it is told by events; neither machine looks into the other.
//!
//! ```
//! use telesales_core::find::{Answer, Chosen, Effect, Event, Key, Model, Reach, Row, query, update};
//!
//! let mut field = Model::new(Reach::Everything);
//! let effects = update(&mut field, Event::Typed("(11) 98765-4321".into()));
//! let [Effect::After { number, delay: 250 }] = effects[..] else { panic!("{effects:?}") };
//!
//! // Nothing more is typed.
//! let effects = update(&mut field, Event::Elapsed { number });
//! let [Effect::Ask { number, typed }] = &effects[..] else { panic!("{effects:?}") };
//! assert!(query::master_data(typed).starts_with("/api/dataentities/CL/search?"));
//!
//! // The record is older than the ninth digit.
//! let maria = Row { id: "1".into(), email: "maria@example.com".into(), phone: "1187654321".into(), ..Row::default() };
//! let answer = Ok(Answer::Candidates(vec![maria]));
//! update(&mut field, Event::Answered { number: *number, answer });
//!
//! // Each key says over which list it was pressed: the one that was drawn.
//! for key in [Key::Down, Key::Enter] {
//!     let seen = field.list();
//!     let effects = update(&mut field, Event::Pressed { key, is_composing: false, seen });
//!     let is_maria = |effect: &Effect| matches!(effect, Effect::Start(Chosen::Record(row)) if row.id == "1");
//!     assert_eq!(effects.iter().any(is_maria), key == Key::Enter);
//! }
//! ```

mod cleaning;
mod condition;
mod documents;
mod effect;
mod event;
mod failure;
mod folding;
mod link;
mod matching;
mod model;
mod numbers;
mod phone;
pub mod query;
mod reading;
mod recents;
mod results;
mod row;
mod update;

pub use effect::{Chosen, Effect, News};
pub use event::{Event, Key};
pub use failure::Failure;
pub use link::linked;
pub use matching::{Closeness, Match, matches};
pub use model::{ListNumber, Model, Reach, Waiting};
pub use phone::Phone;
pub use reading::{Kind, Mistake, Typed, read};
pub use recents::Recents;
pub use results::{Answer, Found, Results};
pub use row::{Field, Row, masked};
pub use update::update;
