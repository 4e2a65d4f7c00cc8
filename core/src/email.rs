//! An e-mail address that is fit to be sent to the session.

use std::fmt;

/// RFC 5321 §4.5.3.1.3: a path of 256 octets less its angle brackets.
const LONGEST: usize = 254;

/// A trimmed e-mail address whose shape has been checked; whether anybody has it, only the store knows.
///
/// Two addresses are the same customer's when they differ in ASCII case only: that is how the Session Manager
/// compares them.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// What is wrong with a text that was meant to be an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InvalidEmail {
    /// Nothing was typed. The operator types the customer's e-mail.
    Empty,
    /// There is a space, a line break or another invisible character inside. The operator removes it.
    Space,
    /// There is no `@`. The operator completes the address.
    NoAt,
    /// There is more than one `@`, perhaps because two addresses were pasted. The operator keeps one.
    ManyAts,
    /// Nothing stands before the `@`. The operator completes the address.
    NoLocalPart,
    /// What follows the `@` is no domain such as `example.com`. The operator completes the address.
    NoDomain,
    /// A character that no address has stands in it. The operator removes it.
    Character(char),
    /// It is longer than the 254 bytes any address can have. The operator checks what was pasted.
    TooLong,
}

impl Email {
    /// Reads what a person typed or pasted; white space around it is dropped.
    ///
    /// # Errors
    /// Says the first thing that is wrong, from the whole to the detail.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidEmail::Empty);
        }
        if text.chars().any(|c| c.is_whitespace() || is_invisible(c)) {
            return Err(InvalidEmail::Space);
        }
        let (local, domain) = text.split_once('@').ok_or(InvalidEmail::NoAt)?;
        if domain.contains('@') {
            return Err(InvalidEmail::ManyAts);
        }
        if local.is_empty() {
            return Err(InvalidEmail::NoLocalPart);
        }
        if let Some(c) = local.chars().find(|&c| !may_stand_in_local_part(c)) {
            return Err(InvalidEmail::Character(c));
        }
        if let Some(c) = domain.chars().find(|&c| !may_stand_in_domain(c)) {
            return Err(InvalidEmail::Character(c));
        }
        if !is_domain(domain) {
            return Err(InvalidEmail::NoDomain);
        }
        if text.len() > LONGEST {
            return Err(InvalidEmail::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The address as it was typed, trimmed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the session's address means the same customer (ASCII case aside).
    #[must_use]
    pub fn is(&self, address: &str) -> bool {
        self.0.eq_ignore_ascii_case(address)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

/// Personal data stays out of logs and panic messages.
impl fmt::Debug for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Email(…)")
    }
}

/// Control characters, and the zero-width ones that come along when an address is copied from a page.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// RFC 5322 `atext` and dots; RFC 6531 adds everything beyond ASCII.
fn may_stand_in_local_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn may_stand_in_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() || c == '-' || c == '.'
}

/// At least two labels, none of them empty or with a hyphen at an end.
fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_real_customers_have_are_taken() {
        for address in [
            "maria@example.com",
            "ana+sale@example.com",
            "o'neil%50$#1@example.com",
            "jürgen@bücher.example",
            "用户@例子.广告",
            "a@b.co",
            "dots..twice@docomo.example",
            "UPPER@Example.COM",
        ] {
            assert_eq!(Email::parse(address).map(|email| email.as_str().to_owned()), Ok(address.to_owned()));
        }
    }

    #[test]
    fn white_space_around_an_address_is_dropped() {
        assert_eq!(Email::parse(" \tmaria@example.com\u{a0}\n").unwrap().as_str(), "maria@example.com");
    }

    #[test]
    fn each_mistake_is_named() {
        let long = format!("{}@example.com", "x".repeat(250));
        for (text, mistake) in [
            ("", InvalidEmail::Empty),
            ("   ", InvalidEmail::Empty),
            ("maria", InvalidEmail::NoAt),
            ("maria example@example.com", InvalidEmail::Space),
            ("maria\u{200b}@example.com", InvalidEmail::Space),
            ("maria@example.com,joao@example.com", InvalidEmail::ManyAts),
            ("@example.com", InvalidEmail::NoLocalPart),
            ("maria@", InvalidEmail::NoDomain),
            ("maria@example", InvalidEmail::NoDomain),
            ("maria@example..com", InvalidEmail::NoDomain),
            ("maria@.com", InvalidEmail::NoDomain),
            ("maria@example.com.", InvalidEmail::NoDomain),
            ("maria@-example.com", InvalidEmail::NoDomain),
            ("maria@example.com;", InvalidEmail::Character(';')),
            ("<maria@example.com>", InvalidEmail::Character('<')),
            ("maria@exam_ple.com", InvalidEmail::Character('_')),
            (long.as_str(), InvalidEmail::TooLong),
        ] {
            assert_eq!(Email::parse(text).err(), Some(mistake), "{text:?}");
        }
    }

    #[test]
    fn case_does_not_make_another_customer() {
        let email = Email::parse("Maria@Example.com").unwrap();
        assert!(email.is("maria@example.COM"));
        assert!(!email.is("mario@example.com"));
    }

    #[test]
    fn an_address_never_reaches_a_log_by_debug() {
        assert_eq!(format!("{:?}", Email::parse("maria@example.com").unwrap()), "Email(…)");
    }
}
