//! Faults on request: the ways in which the Session Manager is known to answer badly, one session at a time.

mod answers;
mod call;
mod form;
mod kind;

pub(crate) use call::{Call, Queue};
pub(crate) use kind::{CHOICES, Kind};

use kind::counted;

/// A fault as it was asked for, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    kind: Kind,
    /// `None` stands for every call of `/api/sessions`.
    only_on: Option<Call>,
    /// How many of those calls still go by unharmed.
    after: u32,
    /// How often it still strikes; `None` stands for "until it is called off".
    times: Option<u32>,
    profile_of: Option<String>,
    reads_without_profile: u32,
}

impl Fault {
    /// Whether the fault has struck as often as it was to.
    pub(crate) fn is_spent(&self) -> bool {
        self.times == Some(0) && self.reads_without_profile == 0
    }

    /// The fault's effect on this call, if it strikes it. A call for which another's answer is held is never held
    /// itself: a client that waits for both would wait for ever.
    pub(crate) fn strike(&mut self, call: Call, an_answer_is_held: bool) -> Option<Kind> {
        let is_meant = self.only_on.map_or(call.queue() == Queue::Sessions, |only| only == call);
        if self.after > 0 {
            self.after -= u32::from(is_meant);
            return None;
        }
        match self.kind {
            // This one strikes customers, and counts them in `holds_profile_back`.
            Kind::ProfileLate(_) => {}
            Kind::Reordered if an_answer_is_held => return None,
            _ if !is_meant || self.times == Some(0) => return None,
            _ => self.count_down(),
        }
        Some(self.kind.clone())
    }

    /// Tells the fault whom the session acts for, and answers whether that customer's profile is still on its way,
    /// as it is for that many reads.
    pub(crate) fn holds_profile_back(&mut self, reads: u32, call: Call, customer: Option<&str>) -> bool {
        if self.profile_of.as_deref() != customer {
            self.profile_of = customer.map(String::from);
            let strikes = customer.is_some() && self.times != Some(0);
            self.reads_without_profile = if strikes { reads } else { 0 };
            if strikes {
                self.count_down();
            }
        }
        let held_back = self.profile_is_late();
        if held_back && call == Call::Read {
            self.reads_without_profile -= 1;
        }
        held_back
    }

    /// Whether the next read will come without the profile.
    pub(crate) fn profile_is_late(&self) -> bool {
        self.reads_without_profile > 0
    }

    /// The fault in words, for the log-in page.
    pub(crate) fn description(&self) -> String {
        let kind = self.kind.description();
        let (only_on, call) = match self.only_on {
            None => ("", "call"),
            Some(Call::Read) => (", on reads", "read"),
            Some(Call::Write) => (", on writes", "write"),
            Some(Call::Search) => (", on searches", "search"),
            Some(Call::Create) => (", on new customers", "new customer"),
            Some(Call::CartRead) => (", on looks at carts", "look"),
            Some(Call::CartWrite) => (", on changes of carts", "change"),
        };
        let times = self.times.map(|times| format!(", {}", counted(times, "more time"))).unwrap_or_default();
        let after = if self.after > 0 { format!(", after {}", counted(self.after, call)) } else { String::new() };
        format!("{kind}{only_on}{times}{after}")
    }

    fn count_down(&mut self) {
        self.times = self.times.map(|times| times - 1);
    }
}
