//! Where the toolbar stands: the state diagram.

use std::sync::Arc;

use crate::{Command, Customer, Email, Failure, Fault, Operator, Page};

/// The life of the toolbar on one page.
///
/// It begins [`Unknown`](Stage::Unknown). The first read of the session finds a [`Visitor`](Stage::Visitor), for whom
/// there is nothing to see, or an operator who is [`Idle`](Stage::Idle) or already [`Acting`](Stage::Acting). That read
/// also tells for whom the page was made, since prices, catalogue and cart follow the session.
///
/// From idle, an e-mail leads to [`Starting`](Stage::Starting): write, then read back. Only a session that names that
/// very customer leads on to acting; otherwise what was written is withdrawn ([`Withdrawing`](Stage::Withdrawing)), or
/// whoever was acted for before is asked for again, and the operator is told why. From acting, a stop leads to [`Stopping`](Stage::Stopping): write, then read back until
/// nobody is named, then idle. A stop may be asked for at any time, and wins.
///
/// Four stages are for what is not as it should be: the read-back itself failed ([`Unconfirmed`](Stage::Unconfirmed));
/// somebody who was an operator on this page is none any more ([`Lapsed`](Stage::Lapsed)); a customer is in effect whom no
/// toolbar of this browser began with ([`Found`](Stage::Found)); or the page was not made for whom the session, which all tabs
/// share, is now ([`Outdated`](Stage::Outdated)). Every stage is left by a read, and outdated also by loading the page anew.
///
/// ```text
/// Unknown ──┬──► Visitor
///           ├──► Idle ──impersonate──► Starting ──verified──► Acting ──stop──► Stopping ──verified──► Idle
///           │                              └──otherwise──► Withdrawing ──► Idle
///           └──► Acting
/// ```
///
/// Those are the ways that are meant. `docs/architecture.md` has them all, in diagrams that a test holds against `update`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Nothing has been read yet. No bar.
    Unknown,
    /// A shopper, an operator without the role, or a session that could not be read. No bar.
    Visitor,
    /// The session names an operator, and nobody in effect; the page was made for nobody.
    Idle {
        /// Who is logged in.
        operator: Arc<Operator>,
        /// Why the last thing asked for did not work.
        notice: Option<Failure>,
    },
    /// The operator asked for a customer, and nothing is verified yet.
    Starting {
        /// Who is logged in.
        operator: Arc<Operator>,
        /// What was asked for.
        start: Start,
        /// How far it is.
        step: StartStep,
    },
    /// A start failed, and what it wrote is being taken back, so that it cannot come true later.
    Withdrawing {
        /// As long as the session named one.
        operator: Option<Arc<Operator>>,
        /// Whom it had asked for.
        email: Email,
        /// Who asked, unless that was settled when nobody could tell what came of it.
        command: Option<Command>,
        /// Why the start failed.
        failure: Failure,
        /// How far the withdrawal is.
        step: StartStep,
    },
    /// The session names an operator and the customer in effect; the page was made for that customer.
    Acting {
        /// Who is logged in.
        operator: Arc<Operator>,
        /// Who is in effect.
        customer: Arc<Customer>,
        /// Why the last thing asked for did not work, or why what is shown may not be true any more.
        notice: Option<Failure>,
        /// How often a profile that is late has been asked for.
        profile_reads: u8,
    },
    /// The operator asked for an end, and nothing is verified yet.
    Stopping {
        /// As long as the session named one.
        operator: Option<Arc<Operator>>,
        /// Who was in effect when it began.
        previous: Option<Arc<Customer>>,
        /// Who asked: a second stop joins the first.
        commands: Vec<Command>,
        /// How far it is.
        step: StopStep,
    },
    /// Something was written and the read-back failed, or nothing was ever read in a tab that had an operator: nobody
    /// knows who is in effect.
    Unconfirmed {
        /// As long as the session named one.
        operator: Option<Arc<Operator>>,
        /// The e-mail of the customer it is about, if there is one.
        email: Option<String>,
        /// Whether that customer was to be in effect no more.
        was_stop: bool,
        /// Why the read-back failed.
        cause: Fault,
    },
    /// An operator was known on this page, and the session names none any more, or none with the role.
    Lapsed {
        /// [`Failure::LoginExpired`], [`Failure::RoleMissing`] or [`Failure::AppMissing`].
        reason: Failure,
        /// Who is in effect all the same.
        customer: Option<Arc<Customer>>,
    },
    /// The session names an operator and a customer in effect, with whom no toolbar of this browser began, and the operator
    /// has not confirmed it in this tab.
    Found {
        /// Who is logged in.
        operator: Arc<Operator>,
        /// Who is in effect.
        customer: Arc<Customer>,
    },
    /// The page was not made for whom the session is for, or may be older than the last change, so that its prices and cart
    /// are not to be trusted.
    Outdated {
        /// Who is logged in.
        operator: Arc<Operator>,
        /// For whom the page was made.
        page: Page,
        /// Who is in effect.
        customer: Option<Arc<Customer>>,
        /// How it came to that: [`Failure::ChangedElsewhere`], [`Failure::StoppedElsewhere`], [`Failure::OldPage`],
        /// [`Failure::NotFollowed`], or why a start failed. None while the page may still be about to be loaded anew.
        reason: Option<Failure>,
    },
}

/// A customer is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Start {
    /// Who is to be impersonated.
    pub email: Email,
    /// Who was in effect when it began.
    pub previous: Option<Arc<Customer>>,
    /// Who asked, unless that was settled when nobody could tell what came of it.
    pub command: Option<Command>,
    /// Why the start for another customer failed, after which whoever was acted for before it is to be again.
    pub failed: Option<Failure>,
}

/// How far a start is, or its withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StartStep {
    /// The write is under way.
    Writing,
    /// The write was not taken, as the session says, and will be made again in a moment.
    Pausing,
    /// The session is being read back.
    Verifying {
        /// What the write was answered.
        written: Result<(), Fault>,
    },
}

/// How far a stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopStep {
    /// An earlier write is still under way; its answer is waited for, so that the stop comes last.
    Waiting,
    /// The write is under way.
    Writing,
    /// The write was not taken, as the session says, and will be made again in a moment.
    Pausing,
    /// The session is being read back, or will be in a moment.
    Verifying {
        /// What the write was answered.
        written: Result<(), Fault>,
        /// How often the customer was still there.
        reads: u8,
    },
}

impl Stage {
    /// Whether somebody is, or was on this page, known as operator.
    #[must_use]
    pub fn knows_operator(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Visitor)
    }

    /// Whether a start or a stop is under way, which reads the session itself before it is over.
    pub(crate) fn ends_with_a_read(&self) -> bool {
        matches!(self, Self::Starting { .. } | Self::Withdrawing { .. } | Self::Stopping { .. })
    }

    /// The operator the session named.
    #[must_use]
    pub fn operator(&self) -> Option<&Arc<Operator>> {
        match self {
            Self::Unknown | Self::Visitor | Self::Lapsed { .. } => None,
            Self::Idle { operator, .. }
            | Self::Starting { operator, .. }
            | Self::Acting { operator, .. }
            | Self::Found { operator, .. }
            | Self::Outdated { operator, .. } => Some(operator),
            Self::Withdrawing { operator, .. }
            | Self::Stopping { operator, .. }
            | Self::Unconfirmed { operator, .. } => operator.as_ref(),
        }
    }

    /// The customer the session named in the last read: nobody while that is changing or in doubt.
    #[must_use]
    pub fn customer(&self) -> Option<&Arc<Customer>> {
        match self {
            Self::Acting { customer, .. } | Self::Found { customer, .. } => Some(customer),
            Self::Lapsed { customer, .. } | Self::Outdated { customer, .. } => customer.as_ref(),
            _ => None,
        }
    }

    /// Why the last thing asked for did not work, or why what is shown may not be true.
    #[must_use]
    pub fn notice(&self) -> Option<Failure> {
        match self {
            Self::Idle { notice, .. } | Self::Acting { notice, .. } => *notice,
            Self::Unconfirmed { cause, .. } => Some(Failure::Unconfirmed(*cause)),
            Self::Lapsed { reason, .. } => Some(*reason),
            Self::Found { .. } => Some(Failure::FoundActing),
            Self::Outdated { reason, .. } => *reason,
            _ => None,
        }
    }

    /// The stage's stable name, as pages get it from the property `state`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Visitor => "visitor",
            Self::Idle { .. } => "idle",
            Self::Starting { .. } | Self::Withdrawing { .. } => "starting",
            Self::Acting { .. } => "acting",
            Self::Stopping { .. } => "stopping",
            Self::Unconfirmed { .. } => "unconfirmed",
            Self::Lapsed { .. } => "lapsed",
            Self::Found { .. } => "found",
            Self::Outdated { .. } => "outdated",
        }
    }
}
