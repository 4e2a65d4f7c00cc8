use crate::effect::Effect;
use crate::pages::Pages;
use crate::{Customer, Email, Failure, Fault, Operator};

/// Numbers a request or a timer; its answer carries the same number. Never used twice by one model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number(pub u32);

/// Numbers what a person or the page's code asked for; the host chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Command(pub u32);

/// How the customer's e-mail reaches the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Transport {
    /// A `POST` to the Session Manager, and once that was accepted the cookie.
    #[default]
    Both,
    /// A `POST` to the Session Manager.
    Api,
    /// The cookie, then a session request that lets the session's apps see it.
    Cookie,
}

/// What the store's engineers chose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// How the customer's e-mail reaches the session.
    pub transport: Transport,
    /// Where no bar is shown.
    pub hide_on: Pages,
}

/// The life of the toolbar on one page.
///
/// It begins [`Unknown`](Stage::Unknown). The first read of the session finds a [`Visitor`](Stage::Visitor), for whom
/// there is nothing to see, or an operator who is [`Idle`](Stage::Idle) or already [`Acting`](Stage::Acting).
///
/// From idle, an e-mail leads to [`Starting`](Stage::Starting): write, then read back. Only a session that names that
/// very customer leads on to acting; otherwise what was written is withdrawn ([`Withdrawing`](Stage::Withdrawing)) and
/// the operator is told why. From acting, a stop leads to [`Stopping`](Stage::Stopping): write, then read back until
/// nobody is named, then idle. A stop may be asked for at any time, and wins.
///
/// Two stages are for what is not as it should be: the read-back itself failed ([`Unconfirmed`](Stage::Unconfirmed)), or
/// somebody who was an operator on this page is none any more ([`Lapsed`](Stage::Lapsed)). Every stage is left by a read.
///
/// ```text
///            ┌────────────► Visitor
/// Unknown ───┤                                          ┌──► Unconfirmed ──► (read) Idle, Acting, Lapsed
///            ├──► Idle ──impersonate──► Starting ───────┤
///            │     ▲ ▲                   │  │           └──► Withdrawing ──► (read) Idle, Acting, Lapsed
///            │     │ │                   │  └─verified─► Acting
///            └─────┼─┼───────────────────┼─────────────► Acting ──impersonate──► Starting
///                  │ └─verified─ Stopping ◄──stop─────── any of them
///                  │                 └──► Unconfirmed, Acting (told why), Lapsed
///                  └─(read)─ Lapsed ◄─(read)─ Idle, Acting, Unconfirmed, …
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Nothing has been read yet. No bar.
    Unknown,
    /// A shopper, an operator without the role, or a session that could not be read. No bar.
    Visitor,
    /// The session names an operator, and nobody in effect.
    Idle {
        /// Who is logged in.
        operator: Operator,
        /// Why the last thing asked for did not work.
        notice: Option<Failure>,
    },
    /// The operator asked for a customer, and nothing is verified yet.
    Starting {
        /// Who is logged in.
        operator: Operator,
        /// What was asked for.
        start: Start,
        /// How far it is.
        step: StartStep,
    },
    /// A start failed, and what it wrote is being taken back, so that it cannot come true later.
    Withdrawing {
        /// As long as the session named one.
        operator: Option<Operator>,
        /// What had been asked for.
        start: Start,
        /// Why the start failed.
        failure: Failure,
    },
    /// The session names an operator and the customer in effect.
    Acting {
        /// Who is logged in.
        operator: Operator,
        /// Who is in effect.
        customer: Customer,
        /// Why the last thing asked for did not work, or why what is shown may not be true any more.
        notice: Option<Failure>,
        /// How often a profile that is late has been asked for.
        profile_reads: u8,
    },
    /// The operator asked for an end, and nothing is verified yet.
    Stopping {
        /// As long as the session named one.
        operator: Option<Operator>,
        /// Who was in effect when it began.
        previous: Option<Customer>,
        /// Who asked: a second stop joins the first.
        commands: Vec<Command>,
        /// How far it is.
        step: StopStep,
    },
    /// Something was written, and the read-back failed: nobody knows who is in effect.
    Unconfirmed {
        /// As long as the session named one.
        operator: Option<Operator>,
        /// Who was in effect when it began: the page is theirs.
        previous: Option<Customer>,
        /// The e-mail of the customer it is about, if there was one.
        email: Option<String>,
        /// Why the read-back failed.
        cause: Fault,
    },
    /// An operator was known on this page, and the session names none any more, or none with the role.
    Lapsed {
        /// [`Failure::LoginExpired`], [`Failure::RoleMissing`] or [`Failure::AppMissing`].
        reason: Failure,
        /// Who is in effect all the same.
        customer: Option<Customer>,
    },
}

/// A customer is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Start {
    /// Who is to be impersonated.
    pub email: Email,
    /// Who was in effect when it began.
    pub previous: Option<Customer>,
    /// Who asked.
    pub command: Command,
}

/// How far a start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StartStep {
    /// The write is under way.
    Writing,
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
    /// The session is being read back, or will be in a moment.
    Verifying {
        /// What the write was answered.
        written: Result<(), Fault>,
        /// How often the customer was still there.
        reads: u8,
    },
}

/// The one answer that is waited for. Any other is late, and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// Of a read.
    Read(Number),
    /// Of a write.
    Write(Number),
    /// Of the clock.
    Timer(Number),
}

/// All the toolbar knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    pub(crate) settings: Settings,
    pub(crate) stage: Stage,
    pub(crate) awaited: Option<Awaited>,
    pub(crate) hidden: bool,
    last_number: Number,
}

impl Model {
    /// A toolbar that has read nothing yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, stage: Stage::Unknown, awaited: None, hidden: false, last_number: Number(0) }
    }

    /// Where the toolbar stands.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The one answer that is waited for.
    #[must_use]
    pub fn awaited(&self) -> Option<Awaited> {
        self.awaited
    }

    /// Whether there is a bar to be seen: somebody is known as operator, and the page is not one without a bar.
    #[must_use]
    pub fn shows_bar(&self) -> bool {
        !self.hidden && self.stage.knows_operator()
    }

    /// Takes the awaited answer, or tells that this one is late.
    pub(crate) fn takes(&mut self, answer: Awaited) -> bool {
        let fits = self.awaited == Some(answer);
        if fits {
            self.awaited = None;
        }
        fits
    }

    pub(crate) fn read(&mut self) -> Effect {
        let number = self.next();
        self.awaited = Some(Awaited::Read(number));
        Effect::Read { number }
    }

    pub(crate) fn write(&mut self, requested: crate::Requested) -> Effect {
        let number = self.next();
        self.awaited = Some(Awaited::Write(number));
        Effect::Write { number, requested }
    }

    pub(crate) fn after(&mut self, delay: u32) -> Effect {
        let number = self.next();
        self.awaited = Some(Awaited::Timer(number));
        Effect::After { number, delay }
    }

    fn next(&mut self) -> Number {
        self.last_number.0 += 1;
        self.last_number
    }
}

impl Stage {
    /// Whether somebody is, or was on this page, known as operator.
    #[must_use]
    pub fn knows_operator(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Visitor)
    }

    /// The operator the session named.
    #[must_use]
    pub fn operator(&self) -> Option<&Operator> {
        match self {
            Self::Unknown | Self::Visitor | Self::Lapsed { .. } => None,
            Self::Idle { operator, .. } | Self::Starting { operator, .. } | Self::Acting { operator, .. } => {
                Some(operator)
            }
            Self::Withdrawing { operator, .. }
            | Self::Stopping { operator, .. }
            | Self::Unconfirmed { operator, .. } => operator.as_ref(),
        }
    }

    /// The customer the session named in the last read: nobody while that is changing or in doubt.
    #[must_use]
    pub fn customer(&self) -> Option<&Customer> {
        match self {
            Self::Acting { customer, .. } => Some(customer),
            Self::Lapsed { customer, .. } => customer.as_ref(),
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
        }
    }
}
