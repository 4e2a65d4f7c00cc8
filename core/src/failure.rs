//! Why something did not work, in words a program can rely on.

use crate::InvalidEmail;

/// Why a request got no usable answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// 401 or 403. The operator logs in again in VTEX's admin, or asks for the right to do this.
    Refused,
    /// 429, or 503 with `Retry-After`: with its seconds if it said them (RFC 9110 §10.2.3). The operator waits so long and tries
    /// again.
    RateLimited(Option<u32>),
    /// Any other status that is no success. The operator tries again; if it goes on, the store's engineers look at it.
    Server(u16),
    /// The browser knows that it has no connection. The operator restores it; the session is then read by itself.
    Offline,
    /// No answer came: DNS, CORS, a blocked request, a connection cut off. The operator checks the connection.
    Unreachable,
    /// The time for one request ran out. The operator tries again.
    TimedOut,
    /// An answer came that is no session. The operator reloads; if it goes on, the store's engineers look at it.
    NotUnderstood,
}

/// Why the operator did not get what was asked for. Each has a message of its own and a stable [`code`](Failure::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The text is no e-mail address; nothing was sent. The operator corrects it.
    InvalidEmail(InvalidEmail),
    /// The store knows no customer with that e-mail. The operator checks the spelling or registers the customer.
    NoSuchCustomer,
    /// The operator has no telesales role. An administrator of the store gives it.
    RoleMissing,
    /// The app `vtex.impersonate-session` is not installed. The store's engineers install it.
    AppMissing,
    /// The operator's login is over. The operator logs in again and reloads.
    LoginExpired,
    /// The session acts for somebody else than asked for: another tab was faster. The operator looks whom, and decides.
    OtherCustomer,
    /// The session took the write and yet names nobody. The operator tries again.
    NotInEffect,
    /// The customer is still in effect after a stop. The operator tries again.
    StillInEffect,
    /// Nobody is impersonated any more, and it was not this page that stopped. The operator loads the page anew.
    StoppedElsewhere,
    /// The session acts for somebody the page was not made for, and it was not this page that asked. The operator loads
    /// the page anew.
    ChangedElsewhere,
    /// The session acts for somebody, and no toolbar of this browser began it: a link may have, or VTEX's admin. The operator
    /// looks whom, and goes on or logs out.
    FoundActing,
    /// The page is older than the last change of customer, as one that comes from a cache may be. The operator loads it anew.
    OldPage,
    /// The page was asked to follow a change and is still the one from before. The operator loads it anew.
    NotFollowed,
    /// The customer is in effect, and the customer's data have not come yet (known issues 1214877, 1369897). They are
    /// looked for by themselves; the operator waits, or checks again.
    ProfileLate,
    /// The write was not taken, for this reason. The operator does what the [`Fault`] says.
    Request(Fault),
    /// The session could not be read, so what is shown may not be true any more. The operator checks again.
    Unconfirmed(Fault),
    /// Whoever looks at this page is not known as an operator; nothing was sent.
    NotOperator,
    /// A start or a stop is under way; nothing was sent. The operator waits for it, or stops.
    Busy,
    /// A stop was asked for before the start was through. Nothing to be done.
    Stopped,
    /// The toolbar was taken out of the page before the outcome was known. The next toolbar reads what is true.
    Removed,
}

impl Fault {
    /// The stable part of the code that pages get with `telesales-error`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::RateLimited(_) => "rate-limited",
            Self::Server(_) => "server-error",
            Self::Offline => "offline",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::NotUnderstood => "not-understood",
        }
    }

    /// Whether the same request may well get an answer a moment later. Who has no connection waits for it instead, and
    /// after a time-out the operator has waited long enough to be asked.
    #[must_use]
    pub fn may_pass(self) -> bool {
        match self {
            Self::RateLimited(_) | Self::Unreachable | Self::Server(408 | 425 | 500..) => true,
            Self::Refused | Self::Server(_) | Self::Offline | Self::TimedOut | Self::NotUnderstood => false,
        }
    }

    /// How long the store wants to be left alone, in milliseconds.
    pub(crate) fn wait_ms(self) -> u32 {
        match self {
            Self::RateLimited(Some(seconds)) => seconds.saturating_mul(1_000),
            _ => 0,
        }
    }
}

impl Failure {
    /// The stable code that pages get with `telesales-error` and in outcomes.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidEmail(_) => "invalid-email",
            Self::NoSuchCustomer => "no-such-customer",
            Self::RoleMissing => "role-missing",
            Self::AppMissing => "app-missing",
            Self::LoginExpired => "login-expired",
            Self::OtherCustomer => "other-customer",
            Self::NotInEffect => "not-in-effect",
            Self::StillInEffect => "still-in-effect",
            Self::StoppedElsewhere => "stopped-elsewhere",
            Self::ChangedElsewhere => "changed-elsewhere",
            Self::FoundActing => "found-acting",
            Self::OldPage => "old-page",
            Self::NotFollowed => "not-followed",
            Self::ProfileLate => "profile-late",
            Self::Request(fault) => fault.code(),
            Self::Unconfirmed(_) => "unconfirmed",
            Self::NotOperator => "not-operator",
            Self::Busy => "busy",
            Self::Stopped => "stopped",
            Self::Removed => "removed",
        }
    }

    /// Why the session could not be read, where that is what happened: a [`Fault::code`].
    #[must_use]
    pub fn cause(self) -> Option<&'static str> {
        match self {
            Self::Unconfirmed(fault) => Some(fault.code()),
            _ => None,
        }
    }
}
