//! Finding a customer by what an operator knows of one: an e-mail or a part of it, a part of the name, a CPF, a CNPJ, a phone
//! number.
//!
//! [`read`] tells what a typed or pasted text may be, and [`query`] what is asked for it. An answer may have more than was
//! looked for: what of it [`matches`]. [`Results`] are what is shown of it.
//!
//! [`update`] is the machine of the field and its list: when something is asked, and whom a key or a click chooses. What there
//! is to know of the impersonation it is told by events; neither machine looks into the other.

mod cleaning;
mod condition;
mod documents;
mod effect;
mod event;
mod failure;
mod folding;
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
pub use matching::{Closeness, Match, matches};
pub use model::{ListNumber, Model, Reach, Waiting};
pub use phone::Phone;
pub use reading::{Kind, Mistake, Typed, read};
pub use recents::Recents;
pub use results::{Answer, Found, Results};
pub use row::{Field, Row, masked};
pub use update::update;
