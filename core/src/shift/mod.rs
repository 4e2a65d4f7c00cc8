//! How long an operator may act for a customer: one allowance for all tabs of a browser.
//!
//! [`Model`] is the machine of one tab. It has no timer of its own that another tab could not see: whenever something happens it is
//! told what time it is and what all tabs know ([`Now`]), and says when to look again. So a tab that was frozen, a lid that was
//! closed or a clock that was set makes no difference for longer than until the next look; and there is no leader that could be
//! missing.
//!
//! ```
//! use telesales_core::shift::{Acts, Effect, Event, Model, Now, Settings, Shared};
//!
//! const MINUTE: u64 = 60_000;
//! let mut tab = Model::new(Settings { limit: Some(60 * MINUTE), idle: None, warn: 2 * MINUTE });
//! let at = |time, since| Now { time, steady: time, shared: Shared { since, ..Shared::default() }, began: None };
//!
//! // Acting begins, and all tabs are to know when.
//! let effects = tab.update(Event::Learnt(Acts::Yes), &at(0, None));
//! assert_eq!(effects[0], Effect::ShareSince { since: 0, began: None });
//!
//! // Two minutes before the end the operator is warned; “Stay” in any tab is for all.
//! assert_eq!(tab.update(Event::Looked, &at(58 * MINUTE, Some(0)))[0], Effect::Tell(2));
//! let effects = tab.update(Event::Stay, &at(59 * MINUTE, Some(0)));
//! let now = 59 * MINUTE;
//! assert_eq!(effects[..2], [Effect::ShareSince { since: now, began: None }, Effect::ShareActive(now)]);
//! assert_eq!(tab.left(), None, "nothing to warn of any more");
//! ```

mod clock;
mod effect;
mod event;
mod model;

pub use effect::Effect;
pub use event::{Acts, Event, Now, Settings, Shared};
pub use model::{CHECK_MS, GRACE_MS, Model};
