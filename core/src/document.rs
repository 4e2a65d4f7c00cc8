//! How old a document is, and whether it may be older than the last change of customer that the browser knows of.
//!
//! A page's HTML was made for whom the session was for when the server made it. Caches, prefetching and workers hand it out
//! later, when the session may be for somebody else; so what a first read says is no proof of for whom the page was made.
//! What browsers tell of a document's age is in `docs/pages-and-caches.md`.

use std::fmt;
use std::sync::Arc;

use crate::Customer;

/// How long a change may be under way, in milliseconds: three writes and reads with their pauses. Until then, or until its
/// outcome is known, no document is newer than it.
pub const UNDER_WAY_MS: u64 = 30_000;

/// The document that the toolbar is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Document {
    /// When its HTML was asked for, in milliseconds since 1970: the server made it no sooner. `None` where nobody knows, as
    /// of one that comes from a cache.
    pub asked_for: Option<u64>,
    /// Whether loading it anew is sure to bring a newer one: not where that was tried, and a cache answered again.
    pub can_be_renewed: bool,
}

/// Whom a session is for, so that a browser can keep it without keeping anything personal: a byte, which one in 256 customers
/// has, and another one with each change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whom {
    /// No customer.
    Nobody,
    /// A customer.
    Somebody {
        /// Drawn at random for each change.
        salt: u32,
        /// Of the e-mail with that salt.
        check: u8,
    },
}

/// The last change of customer that a browser knows of. All toolbars of an origin share it, as they share the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LastChange {
    /// Documents that were asked for before this time, in milliseconds since 1970, may be older than the change. In the
    /// future while the change is under way.
    pub at: u64,
    /// Whom the session is for since then.
    pub whom: Whom,
    /// Whether a toolbar of this browser made the change.
    pub was_made_here: bool,
    /// Whether its outcome is not known yet.
    pub is_under_way: bool,
}

/// What the browser remembers at the moment in which an answer is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Memory {
    /// The time, in milliseconds since 1970.
    pub now: u64,
    /// When the answer was asked for, by the same clock.
    pub asked: u64,
    /// What all tabs remember; `None` while no change is known.
    pub last_change: Option<LastChange>,
    /// For whom the operator of this tab has confirmed to act.
    pub confirmed: Option<Whom>,
    /// Whether the browser keeps anything for this page at all.
    pub is_kept: bool,
}

/// What an answer says beyond itself, by what is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It was asked for before a change whose outcome it does not tell.
    Late,
    /// Nothing is new in it; the document may be older than the last change.
    Known {
        /// Whether it may be.
        is_old: bool,
    },
    /// The session was changed, and no toolbar has said so.
    Found {
        /// Whether the document may be older than that.
        is_old: bool,
        /// To be remembered as the time of the change.
        at: u64,
    },
}

impl Whom {
    /// This customer, or nobody.
    #[must_use]
    pub fn of(email: Option<&str>, salt: u32) -> Self {
        email.map_or(Self::Nobody, |email| Self::Somebody { salt, check: check(salt, email) })
    }

    /// Whether it may be this customer, or is nobody.
    #[must_use]
    pub fn may_be(&self, customer: Option<&Arc<Customer>>) -> bool {
        match (self, customer) {
            (Self::Nobody, None) => true,
            (Self::Somebody { salt, check: known }, Some(customer)) => check(*salt, &customer.email) == *known,
            _ => false,
        }
    }
}

/// FNV-1a with what ends `MurmurHash3`, so that also of e-mails which differ in a digit one in 256 has the same byte. E-mails
/// are compared without regard to ASCII case, as everywhere.
fn check(salt: u32, email: &str) -> u8 {
    let bytes = salt.to_le_bytes().into_iter().chain(email.bytes().map(|byte| byte.to_ascii_lowercase()));
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mixed = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ mixed >> 13).wrapping_mul(0xc2b2_ae35);
    (mixed ^ mixed >> 16).to_le_bytes()[0]
}

impl LastChange {
    /// Reads what [`Display`](fmt::Display) wrote; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let mut number = || parts.next()?.parse::<u64>().ok();
        let (at, made_here) = (number()?, number()?);
        let whom = match (number(), number()) {
            (None, None) => Whom::Nobody,
            (Some(salt), Some(check)) => {
                Whom::Somebody { salt: u32::try_from(salt).ok()?, check: u8::try_from(check).ok()? }
            }
            _ => return None,
        };
        Some(Self { at, whom, was_made_here: made_here > 0, is_under_way: made_here > 1 })
    }

    fn is_still_under_way(&self, now: u64) -> bool {
        // What lies further ahead was written before the clock was set back.
        self.is_under_way && self.at > now && self.at <= now.saturating_add(UNDER_WAY_MS)
    }
}

impl fmt::Display for LastChange {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.at, u8::from(self.was_made_here) + u8::from(self.is_under_way))?;
        match self.whom {
            Whom::Nobody => Ok(()),
            Whom::Somebody { salt, check } => write!(to, " {salt} {check}"),
        }
    }
}

impl Memory {
    /// Whether a toolbar of this browser began to act for this customer, or the operator confirmed it in this tab.
    pub(crate) fn vouches_for(&self, customer: &Arc<Customer>) -> bool {
        let begun = self.last_change.filter(|change| change.was_made_here).map(|change| change.whom);
        [begun, self.confirmed].into_iter().flatten().any(|whom| whom.may_be(Some(customer)))
    }

    /// Whether a change is remembered after which the session is for somebody else than this.
    pub(crate) fn contradicts(&self, customer: Option<&Arc<Customer>>) -> bool {
        self.last_change.is_some_and(|change| !change.whom.may_be(customer))
    }

    /// Whether a change is under way whose outcome is not known, so that nobody knows how old a document is.
    pub(crate) fn is_changing(&self) -> bool {
        self.is_kept && self.last_change.is_some_and(|change| change.is_still_under_way(self.now))
    }

    /// What it means that the session is for this customer, or for nobody.
    pub(crate) fn judge(&self, document: Document, customer: Option<&Arc<Customer>>) -> Verdict {
        let is_before = |time: u64| document.asked_for.is_none_or(|asked_for| asked_for < time);
        match self.last_change {
            // Nothing can be remembered, so only what the browser tells of the document counts.
            _ if !self.is_kept => Verdict::Known { is_old: document.asked_for.is_none() && customer.is_some() },
            None if customer.is_none() => Verdict::Known { is_old: false },
            Some(change) if change.is_still_under_way(self.now) => Verdict::Known { is_old: true },
            Some(change) if change.at > self.now => Verdict::Found { is_old: true, at: self.now },
            Some(change) if change.whom.may_be(customer) => Verdict::Known { is_old: is_before(change.at) },
            Some(change) if change.at > self.asked => Verdict::Late,
            // The document is what told of it, as after a log-out by the store's own link.
            change if customer.is_none() => {
                let before = change.map_or(0, |change| change.at);
                Verdict::Found {
                    is_old: is_before(before),
                    at: document.asked_for.map_or(self.now, |time| time.max(before)),
                }
            }
            // When somebody began to act for a customer nobody knows: perhaps just now, by the page's own code.
            _ => Verdict::Found { is_old: true, at: self.now },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn customer(email: &str) -> Arc<Customer> {
        Arc::new(Customer { id: "1".into(), email: email.into(), profile: None })
    }

    fn maria() -> Arc<Customer> {
        customer("maria@example.com")
    }

    fn changed(at: u64, whom: Option<&Arc<Customer>>, was_made_here: bool) -> LastChange {
        LastChange {
            at,
            whom: Whom::of(whom.map(|customer| customer.email.as_str()), 7),
            was_made_here,
            is_under_way: false,
        }
    }

    fn remembering(last_change: impl Into<Option<LastChange>>) -> Memory {
        Memory { now: 100_000, asked: 99_900, last_change: last_change.into(), confirmed: None, is_kept: true }
    }

    fn asked_for(time: u64) -> Document {
        Document { asked_for: Some(time), can_be_renewed: true }
    }

    const OLD: Verdict = Verdict::Known { is_old: true };
    const FRESH: Verdict = Verdict::Known { is_old: false };

    #[test]
    fn a_document_is_old_if_it_was_asked_for_before_the_last_change() {
        let memory = remembering(changed(50_000, Some(&maria()), true));
        assert_eq!(memory.judge(asked_for(49_999), Some(&maria())), OLD);
        assert_eq!(memory.judge(asked_for(50_000), Some(&maria())), FRESH);
        assert_eq!(memory.judge(Document::default(), Some(&maria())), OLD, "nobody knows its age");
    }

    #[test]
    fn without_a_change_no_document_is_old() {
        assert_eq!(remembering(None).judge(Document::default(), None), FRESH);
    }

    #[test]
    fn while_a_change_is_under_way_no_document_is_new() {
        let under_way = changed(100_000 + UNDER_WAY_MS, Some(&maria()), true);
        let memory = remembering(LastChange { is_under_way: true, ..under_way });
        assert_eq!(memory.judge(asked_for(99_999), Some(&maria())), OLD);
        assert_eq!(memory.judge(asked_for(99_999), None), OLD);
    }

    #[test]
    fn what_lies_ahead_is_from_before_the_clock_was_set_back_and_is_remembered_anew() {
        let too_far = LastChange { is_under_way: true, ..changed(101_000 + UNDER_WAY_MS, Some(&maria()), true) };
        for ahead in [changed(100_001, Some(&maria()), true), too_far] {
            let memory = remembering(ahead);
            assert_eq!(memory.judge(asked_for(99_999), Some(&maria())), Verdict::Found { is_old: true, at: 100_000 });
        }
    }

    #[test]
    fn somebody_who_is_found_in_effect_may_be_so_since_just_now() {
        let found = Verdict::Found { is_old: true, at: 100_000 };
        let joao = customer("joao@example.com");
        for last_change in [None, Some(changed(50_000, None, true)), Some(changed(50_000, Some(&joao), true))] {
            assert_eq!(remembering(last_change).judge(asked_for(99_000), Some(&maria())), found);
        }
    }

    #[test]
    fn nobody_who_is_found_in_effect_is_so_at_least_since_the_document_was_asked_for() {
        let memory = remembering(changed(50_000, Some(&maria()), true));
        assert_eq!(memory.judge(asked_for(60_000), None), Verdict::Found { is_old: false, at: 60_000 });
        assert_eq!(memory.judge(asked_for(40_000), None), Verdict::Found { is_old: true, at: 50_000 });
        assert_eq!(memory.judge(Document::default(), None), Verdict::Found { is_old: true, at: 100_000 });
    }

    #[test]
    fn an_answer_from_before_a_change_tells_nothing_of_it() {
        let memory = remembering(changed(99_950, Some(&maria()), true));
        assert_eq!(memory.judge(asked_for(99_000), None), Verdict::Late);
        assert_eq!(memory.judge(asked_for(99_000), Some(&customer("joao@example.com"))), Verdict::Late);
    }

    #[test]
    fn a_browser_that_keeps_nothing_believes_what_came_from_the_server() {
        let memory = Memory { is_kept: false, ..remembering(None) };
        assert_eq!(memory.judge(asked_for(99_000), Some(&maria())), FRESH);
        assert_eq!(memory.judge(Document::default(), Some(&maria())), OLD);
        assert_eq!(memory.judge(Document::default(), None), FRESH);
    }

    #[test]
    fn only_whom_a_toolbar_began_with_or_the_operator_confirmed_is_vouched_for() {
        let [maria, joao] = [maria(), customer("joao@example.com")];
        assert!(remembering(changed(50_000, Some(&maria), true)).vouches_for(&maria));
        assert!(!remembering(changed(50_000, Some(&maria), false)).vouches_for(&maria));
        assert!(!remembering(changed(50_000, Some(&joao), true)).vouches_for(&maria));
        assert!(!remembering(None).vouches_for(&maria));
        let confirmed = Some(Whom::of(Some("MARIA@example.com"), 9));
        assert!(Memory { confirmed, ..remembering(None) }.vouches_for(&maria));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(at: u64, was_made_here: bool, email in proptest::option::of(".*"), salt: u32) {
            let change = LastChange { at, whom: Whom::of(email.as_deref(), salt), was_made_here, is_under_way: false };
            prop_assert_eq!(LastChange::parse(&change.to_string()), Some(change));
        }

        #[test]
        fn what_is_kept_is_digits_and_spaces(at: u64, email in ".*", salt: u32) {
            let change = LastChange { at, whom: Whom::of(Some(&email), salt), was_made_here: true, is_under_way: true };
            prop_assert!(change.to_string().chars().all(|character| character.is_ascii_digit() || character == ' '));
        }

        #[test]
        fn any_text_is_a_change_or_none(text in ".*") {
            let _ = LastChange::parse(&text);
        }
    }

    #[test]
    fn a_byte_tells_most_customers_apart_and_betrays_none() {
        // The same on every run: of salts at random one in many thousands is an unlucky one.
        let counts: Vec<usize> = (1..=40_u32)
            .map(|number| {
                let whom = Whom::of(Some("maria"), number.wrapping_mul(0x9e37_79b9));
                (0..10_000).filter(|number| whom.may_be(Some(&customer(&format!("maria{number}"))))).count()
            })
            .collect();
        // One in 256 has the same: 39.
        assert!((36..=42).contains(&(counts.iter().sum::<usize>() / counts.len())), "{counts:?}");
        assert!(counts.iter().all(|count| (12..=80).contains(count)), "{counts:?}");
    }
}
