//! Why a search brought nothing.

use crate::Fault;

/// Why nobody knows whom a text would find. Each has words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// 401 or 403: the operator may not search. The field takes e-mails only from then on, and says why.
    Refused,
    /// 400: the store does not let one of the fields be searched. The store's engineers make it searchable; the
    /// operator tries another kind.
    NotSearchable,
    /// 429, or 503 with `Retry-After`: with its seconds, if it said them. Nothing is asked for so long; then what
    /// stands in the field is asked once more by itself.
    TooMany(Option<u32>),
    /// Any other status that is no success. The operator tries again.
    Server(u16),
    /// The answer is no list of customers: a page for logging in, perhaps. The operator logs in again, or tells the
    /// store's engineers.
    NotUnderstood,
    /// The browser knows that it has no connection. The operator restores it and tries again.
    Offline,
    /// No answer came. The operator checks the connection and tries again.
    Unreachable,
    /// The time for an answer ran out, as it does where a store has many customers and the text is short. The operator
    /// types more, or tries again.
    TimedOut,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused => Self::Refused,
            Fault::Server(400) => Self::NotSearchable,
            Fault::RateLimited(seconds) => Self::TooMany(seconds),
            Fault::Server(status) => Self::Server(status),
            Fault::NotUnderstood => Self::NotUnderstood,
            Fault::Offline => Self::Offline,
            Fault::Unreachable => Self::Unreachable,
            Fault::TimedOut => Self::TimedOut,
        }
    }
}
