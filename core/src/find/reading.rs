//! What a typed or pasted text may be.

use super::cleaning::{after, clean, decoded, has, is_joiner, is_letter_or_digit, trimmed};
use super::documents::{Check, check_cnpj, check_cpf};
use super::numbers::{digits, has_form_of_number, phones};
use super::phone::Phone;
use crate::{Email, InvalidEmail};

/// Fewer characters are found everywhere.
const SHORTEST: usize = 3;
/// More are found nowhere: names have some 100, and an e-mail may have 254.
const LONGEST: usize = 254;

/// A text that a customer can be found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Typed {
    /// On one line, without what came along when it was pasted; of a document, its digits and letters alone.
    pub text: String,
    /// All that it may be, at least one; at most one of a kind but for phone numbers.
    pub kinds: Vec<Kind>,
}

/// What a text may be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A complete e-mail address: for it can be acted at once.
    Email(Email),
    /// A part of one.
    EmailPart(String),
    /// A part of a name, or words of it.
    Name(String),
    /// A person's document: eleven digits, of which the last two are right.
    Cpf(String),
    /// A company's document: twelve digits or capital letters, and two digits, which are right.
    Cnpj(String),
    /// A phone number, or its last digits.
    Phone(Phone),
}

/// Why nobody can be found by a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mistake {
    /// Nothing was typed.
    Empty,
    /// Fewer than three characters, or digits. The operator types on.
    TooShort,
    /// More than 254 characters. The operator looks at what was pasted.
    TooLong,
    /// No letter and no digit. The operator types something else.
    NothingToFind,
    /// The beginning of a document or phone number. The operator types on.
    Incomplete,
    /// The e-mail has this mistake. The operator corrects it.
    Email(InvalidEmail),
    /// It is meant for a CPF, and its check digits are not those of the rest: the operator asks again.
    CpfCheckDigits,
    /// Eleven equal digits, which are nobody's CPF.
    CpfOfNobody,
    /// It is meant for a CNPJ, and its check digits are not those of the rest: the operator asks again.
    CnpjCheckDigits,
    /// Fourteen equal characters, which are nobody's CNPJ.
    CnpjOfNobody,
    /// Digits that are neither a document nor a phone number; or what a telephone system handed over is no number, as
    /// of a caller who hides it.
    NoNumber,
}

impl Typed {
    /// The e-mail address, if it is a complete one.
    #[must_use]
    pub fn email(&self) -> Option<&Email> {
        self.kinds.iter().find_map(|kind| match kind {
            Kind::Email(email) => Some(email),
            _ => None,
        })
    }
}

impl Kind {
    /// The kind's stable name, as a store's own endpoint gets it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Email(_) => "email",
            Self::EmailPart(_) => "email-part",
            Self::Name(_) => "name",
            Self::Cpf(_) => "cpf",
            Self::Cnpj(_) => "cnpj",
            Self::Phone(_) => "phone",
        }
    }
}

/// Reads what an operator typed or pasted, or a telephone system handed over: `Name <e-mail>`, `mailto:`, `tel:` and
/// `sip:` as well.
///
/// # Errors
/// Says why nobody can be found by it. Nothing is asked then.
pub fn read(pasted: &str) -> Result<Typed, Mistake> {
    let text = clean(pasted);
    let length = text.chars().count();
    if length == 0 {
        return Err(Mistake::Empty);
    }
    if length > LONGEST {
        return Err(Mistake::TooLong);
    }
    if let Some(address) = after(&text, "mailto:") {
        return read_email(&decoded(address.split(['?']).next().unwrap_or_default()));
    }
    for scheme in ["tel:", "callto:", "sips:", "sip:"] {
        if let Some(number) = after(&text, scheme) {
            return read_dialled(number);
        }
    }
    match length {
        ..SHORTEST => Err(Mistake::TooShort),
        _ if !text.contains(is_letter_or_digit) => Err(Mistake::NothingToFind),
        _ if has(&text, b'@') => read_email(&text),
        _ => read_number(&text).unwrap_or_else(|| Ok(read_words(text))),
    }
}

/// The e-mail in `Name <e-mail>`, or the text without what mail programs and lists have around addresses.
fn read_email(text: &str) -> Result<Typed, Mistake> {
    let inside = text.rsplit(['<']).next().and_then(|rest| rest.split(['>']).next()).unwrap_or_default();
    let address: String =
        inside.trim_matches(['"', '\'', '(', ')', ',', ';', ' ']).chars().filter(|&c| !is_joiner(c)).collect();
    let kind = match Email::parse(&address) {
        Ok(email) => Kind::Email(email),
        // There is something on one side of the at sign, and the other is still to come.
        Err(InvalidEmail::NoDomain | InvalidEmail::NoLocalPart) if address.chars().count() >= SHORTEST => {
            Kind::EmailPart(address.clone())
        }
        Err(InvalidEmail::Empty) => return Err(Mistake::Empty),
        Err(InvalidEmail::NoDomain | InvalidEmail::NoLocalPart) => return Err(Mistake::TooShort),
        Err(mistake) => return Err(Mistake::Email(mistake)),
    };
    if !address.contains(is_letter_or_digit) {
        return Err(Mistake::NothingToFind);
    }
    Ok(Typed { text: address, kinds: vec![kind] })
}

/// What comes with a scheme is a number, or nothing to find anybody by. Parameters follow a semicolon (RFC 3966).
fn read_dialled(uri: &str) -> Result<Typed, Mistake> {
    let uri = decoded(uri);
    let number = clean(uri.split([';', '?', '@']).next().unwrap_or_default());
    let phones = phones(&number).ok_or(Mistake::NoNumber)?;
    Ok(Typed { text: number, kinds: phones.into_iter().map(Kind::Phone).collect() })
}

/// Reads a document or a phone number; `None` where the text is not meant for one.
fn read_number(text: &str) -> Option<Result<Typed, Mistake>> {
    let bare = bare(text);
    let is_number = has_form_of_number(&text.replace('/', " "));
    let mut kinds = Vec::new();
    let mut mistake = None;
    if text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '/' | '-')) {
        // Nobody writes a name like this; but of letters alone which would pass for one, only what is right is told.
        let is_meant =
            is_number || has(text, b'/') || !has(text, b' ') && bare.starts_with(|c: char| c.is_ascii_digit());
        match check_cnpj(&bare) {
            Some(Check::Right) => kinds.push(Kind::Cnpj(bare.clone())),
            Some(Check::Wrong) if is_meant => mistake = Some(Mistake::CnpjCheckDigits),
            Some(Check::OfNobody) => mistake = Some(Mistake::CnpjOfNobody),
            _ => {}
        }
        match check_cpf(&bare) {
            Some(Check::Right) => kinds.push(Kind::Cpf(bare.clone())),
            Some(Check::Wrong) => mistake = Some(Mistake::CpfCheckDigits),
            Some(Check::OfNobody) => mistake = Some(Mistake::CpfOfNobody),
            None => {}
        }
    }
    if !is_written_as_document(text) {
        kinds.extend(phones(text).into_iter().flatten().map(Kind::Phone));
    }
    if kinds.is_empty() && mistake.is_none() && is_number {
        match parts_of_number(text) {
            Ok(parts) => kinds = parts,
            Err(reason) => mistake = Some(reason),
        }
    }
    match (kinds.is_empty(), mistake) {
        (false, _) if kinds.iter().any(|kind| matches!(kind, Kind::Cpf(_) | Kind::Cnpj(_))) => {
            Some(Ok(Typed { text: bare, kinds }))
        }
        (false, _) => Some(Ok(Typed { text: text.to_owned(), kinds })),
        (true, Some(mistake)) => Some(Err(mistake)),
        (true, None) => None,
    }
}

/// Few digits are the last ones of a phone number, or a part of an e-mail.
fn parts_of_number(text: &str) -> Result<Vec<Kind>, Mistake> {
    let digits = digits(text);
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-');
    if digits.len() < SHORTEST {
        return Err(Mistake::TooShort);
    }
    match Phone::ending(&digits) {
        Some(ending) if is_plain => {
            let part = (digits == text).then_some(Kind::EmailPart(digits));
            Ok([Kind::Phone(ending)].into_iter().chain(part).collect())
        }
        _ if digits.len() < 14 => Err(Mistake::Incomplete),
        _ => Err(Mistake::NoNumber),
    }
}

/// `529.982.247-25` and `12.ABC.345/01DE-35` are nothing else, right or wrong.
fn is_written_as_document(text: &str) -> bool {
    let lengths: Vec<_> = text.split(['.', '/', '-']).map(|group| trimmed(group).len()).collect();
    matches!(lengths[..], [3, 3, 3, 2] | [2, 3, 3, 4, 2])
}

/// Letters and digits alone, letters in capitals.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn read_words(text: String) -> Typed {
    let part = (!has(&text, b' ')).then(|| Kind::EmailPart(text.chars().filter(|&c| !is_joiner(c)).collect()));
    let kinds = [Kind::Name(text.clone())].into_iter().chain(part).collect();
    Typed { text, kinds }
}

#[cfg(test)]
mod tests;
