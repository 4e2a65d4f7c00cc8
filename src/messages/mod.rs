//! The texts: one file a language, and here what they are for and how they are chosen.
//!
//! English is built in. Another language is a JSON file that whoever embeds the component fetches when it is used; `build.rs`
//! sees to it that each has every text.

use std::cell::RefCell;
use std::sync::OnceLock;

use js_sys::Reflect;
use telesales_core::{Failure, Fault, InvalidEmail};
use wasm_bindgen::JsValue;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

thread_local! {
    /// What was read, and from what: pages that insert the toolbar again have the same texts.
    static READ: RefCell<Vec<(JsValue, &'static Messages)>> = const { RefCell::new(Vec::new()) };
}

/// The texts of one language. `{}` in a text is where a name or an address goes.
#[derive(Debug)]
pub struct Messages {
    /// BCP 47 tag of the language these are in.
    pub lang: &'static str,
    /// English where there is none.
    texts: [Option<&'static str>; COUNT],
    /// What is behind the bar's button says these, so they are read there.
    of_desk: OnceLock<[Option<&'static str>; DESK_COUNT]>,
}

/// Whether they say the same.
impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        (self.lang, self.texts, self.of_desk()) == (other.lang, other.texts, other.of_desk())
    }
}

impl Eq for Messages {}

/// What is built in.
pub static ENGLISH: Messages = Messages { lang: "en", texts: [None; COUNT], of_desk: OnceLock::new() };

impl Messages {
    /// Reads texts from an object, such as the JSON of `src/messages/*.json`, with the language's BCP 47 tag as `lang`. What
    /// it does not have stays English. They are kept as long as the page is there.
    #[must_use]
    pub fn read(object: JsValue) -> &'static Self {
        let known = |(read, texts): &(JsValue, &'static Self)| (*read == object).then_some(*texts);
        READ.with_borrow(|read| read.iter().find_map(known)).unwrap_or_else(|| {
            let texts = NAMES.map(|name| text_at(&object, name));
            let lang = text_at(&object, "lang").unwrap_or("en");
            let read: &'static Self = Box::leak(Box::new(Self { lang, texts, of_desk: OnceLock::new() }));
            READ.with_borrow_mut(|all| all.push((object, read)));
            read
        })
    }

    fn of_desk(&self) -> &[Option<&'static str>; DESK_COUNT] {
        self.of_desk.get_or_init(|| {
            let object = READ.with_borrow(|read| {
                read.iter().find(|(_, texts)| std::ptr::eq(*texts, self)).map(|(object, _)| object.clone())
            });
            DESK_NAMES.map(|name| text_at(object.as_ref()?, name))
        })
    }

    /// The direction of the language's script, as HTML's `dir` has it.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        let primary = self.lang.split('-').next().unwrap_or_default();
        if ["ar", "fa", "he", "ur"].contains(&primary) { "rtl" } else { "ltr" }
    }

    /// What happened, what it means and what to do next.
    #[must_use]
    pub fn failure(&self, failure: Failure) -> String {
        match failure {
            Failure::InvalidEmail(mistake) => self.mistake(mistake),
            Failure::NoSuchCustomer => self.no_such_customer().into(),
            Failure::RoleMissing => self.role_missing().into(),
            Failure::AppMissing => self.app_missing().into(),
            Failure::LoginExpired => self.login_expired().into(),
            Failure::OtherCustomer => self.other_customer().into(),
            Failure::NotInEffect => self.not_in_effect().into(),
            Failure::StillInEffect => self.still_in_effect().into(),
            Failure::StoppedElsewhere => self.stopped_elsewhere().into(),
            Failure::ChangedElsewhere => self.changed_elsewhere().into(),
            Failure::FoundActing => self.found_acting().into(),
            Failure::OldPage => self.old_page().into(),
            Failure::NotFollowed => self.not_followed().into(),
            Failure::ProfileLate => self.profile_late().into(),
            Failure::Request(fault) => self.fault(fault),
            Failure::Unconfirmed(fault) => fill(self.unconfirmed(), &self.fault(fault)),
            Failure::NotOperator => self.not_operator().into(),
            Failure::Busy => self.busy().into(),
            Failure::Stopped => self.stopped().into(),
            Failure::Removed => self.removed().into(),
        }
    }

    fn fault(&self, fault: Fault) -> String {
        match fault {
            Fault::Refused => self.refused().into(),
            Fault::RateLimited(None) => self.rate_limited().into(),
            Fault::RateLimited(Some(seconds)) => fill(self.rate_limited_for(), &seconds.to_string()),
            Fault::Server(status) => fill(self.server_error(), &status.to_string()),
            Fault::Offline => self.offline().into(),
            Fault::Unreachable => self.unreachable().into(),
            Fault::TimedOut => self.timed_out().into(),
            Fault::NotUnderstood => self.not_understood().into(),
        }
    }

    fn mistake(&self, mistake: InvalidEmail) -> String {
        match mistake {
            InvalidEmail::Empty => self.email_empty().into(),
            InvalidEmail::Space => self.email_space().into(),
            InvalidEmail::NoAt => self.email_no_at().into(),
            InvalidEmail::ManyAts => self.email_many_ats().into(),
            InvalidEmail::NoLocalPart => self.email_no_local_part().into(),
            InvalidEmail::NoDomain => self.email_no_domain().into(),
            InvalidEmail::Character(character) => fill(self.email_character(), character.encode_utf8(&mut [0; 4])),
            InvalidEmail::TooLong => self.email_too_long().into(),
        }
    }
}

fn text_at(object: &JsValue, name: &str) -> Option<&'static str> {
    let text = Reflect::get(object, &name.into()).ok()?.as_string()?;
    Some(text).filter(|text| !text.is_empty()).map(|text| &*text.leak())
}

/// Puts a value in the text's place for it.
pub fn fill(text: &str, value: &str) -> String {
    match place(text) {
        Some((before, after)) => [before, value, after].into_iter().collect(),
        None => text.to_owned(),
    }
}

/// What stands before and after the place for a value, which a view fills with an element of its own.
pub fn around(text: &'static str) -> (&'static str, &'static str) {
    place(text).unwrap_or((text, ""))
}

/// What stands before and after the first `{}`. Looking for a text takes 1.6 kB more than looking for a letter.
fn place(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].bytes().position(|byte| byte == b'{').map(|at| from + at) {
        if let Some(after) = text[at + 1..].strip_prefix('}') {
            return Some((&text[..at], after));
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn texts_go_over_english_and_junk_changes_nothing() {
        let texts = r#"{"lang": "xx", "log_in": "Let’s go", "log_out": "", "cancel": 7, "telesales": null}"#;
        let mixed = Messages::read(js_sys::JSON::parse(texts).unwrap());
        assert_eq!((mixed.lang, mixed.log_in()), ("xx", "Let’s go"));
        assert_eq!((mixed.log_out(), mixed.cancel(), mixed.telesales()), ("Log out", "Cancel", "Telesales"));
        for junk in [JsValue::NULL, 7.into(), "text".into(), js_sys::Array::new().into()] {
            assert_eq!(Messages::read(junk), &ENGLISH);
        }
    }

    #[wasm_bindgen_test]
    fn the_same_texts_are_kept_once() {
        let texts = js_sys::JSON::parse(r#"{"log_in": "Let’s go"}"#).unwrap();
        assert!(std::ptr::eq(Messages::read(texts.clone()), Messages::read(texts)));
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
            Failure::FoundActing,
            Failure::OldPage,
            Failure::NotFollowed,
            Failure::ProfileLate,
            Failure::NotOperator,
            Failure::Busy,
            Failure::Stopped,
            Failure::Removed,
        ];
        failures.extend(faults.map(Failure::Request));
        failures.extend(faults.map(Failure::Unconfirmed));
        failures.extend(mistakes.map(Failure::InvalidEmail));
        let mut texts: Vec<String> = failures.iter().map(|failure| ENGLISH.failure(*failure)).collect();
        assert!(texts.iter().all(|text| !text.is_empty() && !text.contains("{}")), "{texts:?}");
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), failures.len());
    }
}
