use telesales_core::find::{Failure, Mistake, Reach};

use super::finder::finder;
use super::wording::{failed, found, refused};
use crate::scene::Shown;

/// Why the text in the field finds nobody, where the operator is to see to that.
pub fn mistake(now: &Shown) -> Option<String> {
    let (finder, texts) = (finder(now.scene), now.texts());
    let model = finder.model.borrow();
    if let Some(failure) = model.failure() {
        return Some(failed(texts, failure));
    }
    if model.reach() != Reach::Everything {
        return None;
    }
    let mistake = model.read().as_ref().err().copied()?;
    let is_unfinished = matches!(mistake, Mistake::Empty | Mistake::TooShort | Mistake::Incomplete);
    (finder.is_meant.get() || !is_unfinished).then(|| refused(texts, mistake))
}

/// What there is to know of the list.
pub fn hint(now: &Shown) -> String {
    let (finder, texts) = (finder(now.scene), now.texts());
    let model = finder.model.borrow();
    if model.reach() == Reach::EmailsSinceRefused {
        let is_told = model.failure() == Some(Failure::Refused);
        return if is_told { String::new() } else { texts.find_refused().into() };
    }
    if model.is_answered() {
        let results = model.results();
        let is_told = results.is_cut || results.without_email > 0 || results.found.is_empty();
        return if is_told {
            found(texts, results.found.len(), results.is_cut, results.without_email)
        } else {
            String::new()
        };
    }
    if model.is_searching() { texts.find_searching().into() } else { String::new() }
}
