//! The texts: one file a language, and here what they are for and how one is chosen.

mod en;
mod es;
mod pt;

use telesales_core::{Failure, Fault, InvalidEmail};

/// Every text of the toolbar. `{}` is where a name or an address goes.
#[derive(Debug)]
pub struct Messages {
    /// BCP 47 tag of the language these are in.
    pub lang: &'static str,
    /// The region's accessible name.
    pub telesales: &'static str,
    /// Who is logged in; `{}` is the operator's e-mail.
    pub attendant: &'static str,
    /// Opens the form; also the form's name.
    pub log_in_as: &'static str,
    /// The form's field.
    pub customer_email: &'static str,
    /// Sends the form.
    pub log_in: &'static str,
    /// Ends a start that is under way.
    pub cancel: &'static str,
    /// Stands before the customer's name while acting.
    pub acting_for: &'static str,
    /// A line of the customer's card.
    pub email: &'static str,
    /// A line of the customer's card.
    pub document: &'static str,
    /// A line of the customer's card.
    pub phone: &'static str,
    /// Leads to My Orders.
    pub orders: &'static str,
    /// Ends acting.
    pub log_out: &'static str,
    /// While a start is under way.
    pub logging_in: &'static str,
    /// While a stop is under way.
    pub logging_out: &'static str,
    /// Opens what is known when nobody knows who is in effect.
    pub not_confirmed: &'static str,
    /// Opens what is known when the operator is none any more.
    pub login_over: &'static str,
    /// Opens what is known when the page was made for somebody else.
    pub page_outdated: &'static str,
    /// Has the page made for whom the session is for.
    pub reload: &'static str,
    /// A line of what is known then: for whom the page was made.
    pub this_page: &'static str,
    /// Stands for a customer when there is none.
    pub nobody: &'static str,
    /// Reads the session again.
    pub check_again: &'static str,
    /// While the session is being read.
    pub checking: &'static str,
    /// Said when acting begins; `{}` is the customer's name.
    pub now_acting: &'static str,
    /// Said when acting ends.
    pub now_idle: &'static str,
    /// [`InvalidEmail::Empty`].
    pub email_empty: &'static str,
    /// [`InvalidEmail::Space`].
    pub email_space: &'static str,
    /// [`InvalidEmail::NoAt`].
    pub email_no_at: &'static str,
    /// [`InvalidEmail::ManyAts`].
    pub email_many_ats: &'static str,
    /// [`InvalidEmail::NoLocalPart`].
    pub email_no_local_part: &'static str,
    /// [`InvalidEmail::NoDomain`].
    pub email_no_domain: &'static str,
    /// [`InvalidEmail::Character`]; `{}` is the character.
    pub email_character: &'static str,
    /// [`InvalidEmail::TooLong`].
    pub email_too_long: &'static str,
    /// [`Failure::NoSuchCustomer`].
    pub no_such_customer: &'static str,
    /// [`Failure::RoleMissing`].
    pub role_missing: &'static str,
    /// [`Failure::AppMissing`].
    pub app_missing: &'static str,
    /// [`Failure::LoginExpired`].
    pub login_expired: &'static str,
    /// [`Failure::OtherCustomer`].
    pub other_customer: &'static str,
    /// [`Failure::NotInEffect`].
    pub not_in_effect: &'static str,
    /// [`Failure::StillInEffect`].
    pub still_in_effect: &'static str,
    /// [`Failure::StoppedElsewhere`].
    pub stopped_elsewhere: &'static str,
    /// [`Failure::ChangedElsewhere`].
    pub changed_elsewhere: &'static str,
    /// What follows from [`telesales_core::Stage::Outdated`], after its reason.
    pub outdated: &'static str,
    /// [`Failure::ProfileLate`].
    pub profile_late: &'static str,
    /// [`Failure::Unconfirmed`]; `{}` is the fault's text.
    pub unconfirmed: &'static str,
    /// [`Failure::NotOperator`].
    pub not_operator: &'static str,
    /// [`Failure::Busy`].
    pub busy: &'static str,
    /// [`Failure::Stopped`].
    pub stopped: &'static str,
    /// [`Failure::Removed`].
    pub removed: &'static str,
    /// [`Fault::Refused`].
    pub refused: &'static str,
    /// [`Fault::RateLimited`].
    pub rate_limited: &'static str,
    /// [`Fault::RateLimited`] with a time; `{}` is the seconds.
    pub rate_limited_for: &'static str,
    /// [`Fault::Server`]; `{}` is the HTTP status.
    pub server_error: &'static str,
    /// [`Fault::Offline`].
    pub offline: &'static str,
    /// [`Fault::Unreachable`].
    pub unreachable: &'static str,
    /// [`Fault::TimedOut`].
    pub timed_out: &'static str,
    /// [`Fault::NotUnderstood`].
    pub not_understood: &'static str,
}

impl Messages {
    /// The texts for a BCP 47 tag: those of its language, else English.
    #[must_use]
    pub fn for_locale(tag: &str) -> &'static Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        let found = [&pt::MESSAGES, &es::MESSAGES].into_iter().find(|messages| {
            let known = messages.lang.split('-').next().unwrap_or_default();
            known.eq_ignore_ascii_case(language)
        });
        found.unwrap_or(&en::MESSAGES)
    }

    /// What happened, what it means and what to do next.
    #[must_use]
    pub fn failure(&self, failure: Failure) -> String {
        match failure {
            Failure::InvalidEmail(mistake) => self.mistake(mistake),
            Failure::NoSuchCustomer => self.no_such_customer.into(),
            Failure::RoleMissing => self.role_missing.into(),
            Failure::AppMissing => self.app_missing.into(),
            Failure::LoginExpired => self.login_expired.into(),
            Failure::OtherCustomer => self.other_customer.into(),
            Failure::NotInEffect => self.not_in_effect.into(),
            Failure::StillInEffect => self.still_in_effect.into(),
            Failure::StoppedElsewhere => self.stopped_elsewhere.into(),
            Failure::ChangedElsewhere => self.changed_elsewhere.into(),
            Failure::ProfileLate => self.profile_late.into(),
            Failure::Request(fault) => self.fault(fault),
            Failure::Unconfirmed(fault) => fill(self.unconfirmed, &self.fault(fault)),
            Failure::NotOperator => self.not_operator.into(),
            Failure::Busy => self.busy.into(),
            Failure::Stopped => self.stopped.into(),
            Failure::Removed => self.removed.into(),
        }
    }

    fn fault(&self, fault: Fault) -> String {
        match fault {
            Fault::Refused => self.refused.into(),
            Fault::RateLimited(None) => self.rate_limited.into(),
            Fault::RateLimited(Some(seconds)) => fill(self.rate_limited_for, &seconds.to_string()),
            Fault::Server(status) => fill(self.server_error, &status.to_string()),
            Fault::Offline => self.offline.into(),
            Fault::Unreachable => self.unreachable.into(),
            Fault::TimedOut => self.timed_out.into(),
            Fault::NotUnderstood => self.not_understood.into(),
        }
    }

    fn mistake(&self, mistake: InvalidEmail) -> String {
        match mistake {
            InvalidEmail::Empty => self.email_empty.into(),
            InvalidEmail::Space => self.email_space.into(),
            InvalidEmail::NoAt => self.email_no_at.into(),
            InvalidEmail::ManyAts => self.email_many_ats.into(),
            InvalidEmail::NoLocalPart => self.email_no_local_part.into(),
            InvalidEmail::NoDomain => self.email_no_domain.into(),
            InvalidEmail::Character(character) => fill(self.email_character, character.encode_utf8(&mut [0; 4])),
            InvalidEmail::TooLong => self.email_too_long.into(),
        }
    }
}

/// Puts a value in the text's place for it.
pub fn fill(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}

/// What stands before and after the place for a value, which a view fills with an element of its own.
pub fn around(text: &'static str) -> (&'static str, &'static str) {
    text.split_once("{}").unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_tag_finds_its_language_and_else_english() {
        for (tag, lang) in [
            ("pt-BR", "pt-BR"),
            ("PT", "pt-BR"),
            ("es_AR", "es"),
            ("en-GB", "en"),
            ("ja", "en"),
            ("", "en"),
            ("pth", "en"),
        ] {
            assert_eq!(Messages::for_locale(tag).lang, lang, "{tag}");
        }
    }

    #[wasm_bindgen_test]
    fn every_language_has_a_place_where_a_value_goes() {
        for messages in [&en::MESSAGES, &es::MESSAGES, &pt::MESSAGES] {
            for text in [
                messages.attendant,
                messages.now_acting,
                messages.email_character,
                messages.unconfirmed,
                messages.rate_limited_for,
                messages.server_error,
            ] {
                assert_eq!(text.matches("{}").count(), 1, "{}: {text}", messages.lang);
            }
        }
    }

    #[wasm_bindgen_test]
    fn each_failure_has_a_message_of_its_own() {
        let faults = [
            Fault::Refused,
            Fault::RateLimited(None),
            Fault::RateLimited(Some(30)),
            Fault::Server(503),
            Fault::Offline,
            Fault::Unreachable,
            Fault::TimedOut,
            Fault::NotUnderstood,
        ];
        let mistakes = [
            InvalidEmail::Empty,
            InvalidEmail::Space,
            InvalidEmail::NoAt,
            InvalidEmail::ManyAts,
            InvalidEmail::NoLocalPart,
            InvalidEmail::NoDomain,
            InvalidEmail::Character(';'),
            InvalidEmail::TooLong,
        ];
        let mut failures = vec![
            Failure::NoSuchCustomer,
            Failure::RoleMissing,
            Failure::AppMissing,
            Failure::LoginExpired,
            Failure::OtherCustomer,
            Failure::NotInEffect,
            Failure::StillInEffect,
            Failure::StoppedElsewhere,
            Failure::ChangedElsewhere,
            Failure::ProfileLate,
            Failure::NotOperator,
            Failure::Busy,
            Failure::Stopped,
            Failure::Removed,
        ];
        failures.extend(faults.map(Failure::Request));
        failures.extend(faults.map(Failure::Unconfirmed));
        failures.extend(mistakes.map(Failure::InvalidEmail));
        for messages in [&en::MESSAGES, &es::MESSAGES, &pt::MESSAGES] {
            let mut texts: Vec<String> = failures.iter().map(|failure| messages.failure(*failure)).collect();
            assert!(texts.iter().all(|text| !text.is_empty() && !text.contains("{}")), "{texts:?}");
            texts.sort();
            texts.dedup();
            assert_eq!(texts.len(), failures.len(), "{}", messages.lang);
        }
    }
}
