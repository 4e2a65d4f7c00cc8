//! A customer as a search finds one, and what of that is shown.

use std::ops::Range;

use super::cleaning::{is_letter_or_digit, trimmed};
use crate::Customer;

/// A record of a customer, as far as it was told. What is empty is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    /// The e-mail.
    pub email: String,
    /// The record's id.
    pub id: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// A person's document.
    pub document: String,
    /// A company's document.
    pub corporate_document: String,
    /// The phone number that the checkout asks for.
    pub home_phone: String,
    /// Another phone number.
    pub phone: String,
}

/// What is shown of a customer, and can be what a text matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// First and last name.
    Name,
    /// The e-mail.
    Email,
    /// A person's document.
    Document,
    /// A company's document.
    CorporateDocument,
    /// The phone number that the checkout asks for.
    HomePhone,
    /// Another phone number.
    Phone,
}

impl Field {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Email, Self::Document, Self::CorporateDocument, Self::HomePhone, Self::Phone];
}

impl Row {
    /// First and last name, or whichever of them there is.
    #[must_use]
    pub fn name(&self) -> String {
        let (first, last) = (trimmed(&self.first_name), trimmed(&self.last_name));
        let gap = if first.is_empty() || last.is_empty() { "" } else { " " };
        [first, gap, last].into_iter().collect()
    }

    /// What is stored, or of the name its two parts in one.
    pub(super) fn stored(&self, field: Field) -> String {
        match field {
            Field::Name => self.name(),
            Field::Email => self.email.clone(),
            Field::Document => self.document.clone(),
            Field::CorporateDocument => self.corporate_document.clone(),
            Field::HomePhone => self.home_phone.clone(),
            Field::Phone => self.phone.clone(),
        }
    }

    /// The text that is shown of this field: of documents and phone numbers, the [`masked`] one. Ranges of a
    /// [`Match`](super::Match) are of this text.
    #[must_use]
    pub fn shown(&self, field: Field) -> String {
        let stored = self.stored(field);
        match field {
            Field::Name | Field::Email => stored,
            Field::Document | Field::CorporateDocument => masked(&stored, 3..6),
            Field::HomePhone | Field::Phone => {
                let number = number_in(&stored);
                masked(number, last(number, 4))
            }
        }
    }

    /// Takes what is missing from another record of the same customer.
    pub(super) fn complete(&mut self, other: &Self) {
        if self.name().is_empty() {
            self.first_name.clone_from(&other.first_name);
            self.last_name.clone_from(&other.last_name);
        }
        let fields = [
            (&mut self.document, &other.document),
            (&mut self.corporate_document, &other.corporate_document),
            (&mut self.home_phone, &other.home_phone),
            (&mut self.phone, &other.phone),
        ];
        for (mine, other) in fields {
            if trimmed(mine).is_empty() {
                mine.clone_from(other);
            }
        }
    }

    /// Whether both are records of one customer.
    pub(super) fn is(&self, other: &Self) -> bool {
        !self.id.is_empty() && self.id == other.id || self.email.eq_ignore_ascii_case(&other.email)
    }
}

impl From<&Customer> for Row {
    fn from(customer: &Customer) -> Self {
        let profile = customer.profile.as_ref();
        let text = |value: Option<&Option<String>>| value.cloned().flatten().unwrap_or_default();
        Self {
            id: customer.id.clone(),
            email: customer.email.clone(),
            first_name: text(profile.map(|profile| &profile.first_name)),
            last_name: text(profile.map(|profile| &profile.last_name)),
            document: text(profile.map(|profile| &profile.document)),
            home_phone: text(profile.map(|profile| &profile.phone)),
            ..Self::default()
        }
    }
}

/// A document or phone number of which some letters and digits can be read, and an asterisk stands for each other one:
/// `***982*****`. The range counts letters and digits; what stands between them stays.
#[must_use]
pub fn masked(text: &str, readable: Range<usize>) -> String {
    let mut at = 0;
    let mask = |c: char| {
        if !is_letter_or_digit(c) {
            return c;
        }
        at += 1;
        if readable.contains(&(at - 1)) { c } else { '*' }
    };
    text.chars().map(mask).collect()
}

/// The part of a text that has most digits, between words: a phone number without its extension.
fn number_in(text: &str) -> &str {
    let digits = |part: &&str| part.bytes().filter(u8::is_ascii_digit).count();
    trimmed(text.split(|c: char| c.is_ascii_alphabetic()).max_by_key(digits).unwrap_or_default())
}

/// The last letters and digits, so many of them, but never more than half.
fn last(text: &str, count: usize) -> Range<usize> {
    let length = text.chars().filter(|&c| is_letter_or_digit(c)).count();
    length.saturating_sub(count.min(length / 2))..length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_there_is_of_it() {
        let name =
            |first: &str, last: &str| Row { first_name: first.into(), last_name: last.into(), ..Row::default() }.name();
        assert_eq!(name("Maria", "Souza"), "Maria Souza");
        assert_eq!(name(" Maria ", " "), "Maria");
        assert_eq!(name("", "Souza"), "Souza");
        assert_eq!(name("", ""), "");
    }

    #[test]
    fn documents_and_phone_numbers_are_masked() {
        let row = Row {
            document: "52998224725".into(),
            corporate_document: "12ABC34501DE35".into(),
            home_phone: "+55 (11) 98765-4321".into(),
            phone: "4321".into(),
            ..Row::default()
        };
        assert_eq!(row.shown(Field::Document), "***982*****");
        assert_eq!(row.shown(Field::CorporateDocument), "***BC3********");
        assert_eq!(row.shown(Field::HomePhone), "+** (**) *****-4321");
        assert_eq!(row.shown(Field::Phone), "**21");
        let row = Row { phone: "Tel (11) 8765-4321 ramal 5".into(), ..row };
        assert_eq!(row.shown(Field::Phone), "(**) ****-4321", "without the extension");
        assert_eq!(Row::default().shown(Field::Phone), "");
    }

    #[test]
    fn what_is_missing_is_taken_from_another_record_and_nothing_else() {
        let mut row = Row { first_name: "Maria".into(), phone: "1".into(), ..Row::default() };
        let other = Row {
            first_name: "M.".into(),
            last_name: "S.".into(),
            phone: "2".into(),
            document: "3".into(),
            ..Row::default()
        };
        row.complete(&other);
        assert_eq!(row, Row { first_name: "Maria".into(), phone: "1".into(), document: "3".into(), ..Row::default() });
    }
}
