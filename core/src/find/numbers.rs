//! Phone numbers in texts: with punctuation, extension, or two of them.

use super::cleaning::{has, trimmed};
use super::phone::Phone;

/// What introduces an extension.
const EXTENSIONS: [&str; 9] = ["ramal", "r", "ext", "extension", "extensão", "extensión", "interno", "int", "x"];

/// Whether a text has nothing but what numbers are written with: digits, and what stands between them.
pub(super) fn has_form_of_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || c == '+' || is_separator(c))
}

/// What stands between digits, slash excepted.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '(' | ')' | '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Any that can stand in words: of those beyond ASCII it need not be known which are letters.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && !is_separator(c)
}

/// Digits alone.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The numbers in a text that is meant for one or more of them, `None` if one of them is none.
pub(super) fn phones(text: &str) -> Option<Vec<Phone>> {
    text.split(['/']).map(phone).collect()
}

/// The numbers that a record has. In records stands anything; digits that are no number as it is dialled are some
/// number, too.
pub(super) fn phones_of_record(text: &str) -> Vec<Phone> {
    phones(text).unwrap_or_else(|| Phone::foreign(&digits(text)).into_iter().collect())
}

fn phone(text: &str) -> Option<Phone> {
    let text = without_extension(trimmed(text));
    let text = without_carrier_sign(text);
    if !has_form_of_number(&text) {
        return None;
    }
    let digits = digits(&text);
    match text.trim_start_matches(['(', ' ']).strip_prefix(['+']) {
        Some(rest) if has(rest, b'+') => None,
        Some(_) => Phone::with_country(&digits),
        None if has(&text, b'+') => None,
        None => Phone::dialled(&digits),
    }
}

/// Cuts off an extension such as `ramal 12`: whoever has it has the number.
fn without_extension(text: &str) -> &str {
    let Some(at) = text.find(is_letter) else { return text };
    let (number, extension) = text.split_at(at);
    let word: String = extension.chars().take_while(|&c| is_letter(c)).map(|c| c.to_ascii_lowercase()).collect();
    let rest = extension.trim_start_matches(is_letter).trim_start_matches(['.', ':', '=', ' ']);
    let is_extension = EXTENSIONS.contains(&word.as_str())
        && (1..=6).contains(&rest.len())
        && rest.bytes().all(|byte| byte.is_ascii_digit());
    if is_extension { number.trim_end_matches([' ', ',', ';', '-']) } else { text }
}

/// `(0xx11)`: the two letters stand for the carrier's code.
fn without_carrier_sign(text: &str) -> String {
    match text.trim_start_matches(['(']).split_at_checked(3) {
        Some((sign, rest)) if sign.eq_ignore_ascii_case("0xx") => String::from("0") + rest,
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_in_every_form() {
        let number = vec![Phone::National { area: "11".into(), number: "87654321".into() }];
        for text in [
            "+55 11 98765-4321",
            "55 11 98765-4321",
            "(11) 98765-4321",
            "(11) 8765-4321",
            "11 9 8765 4321",
            "11.98765.4321",
            "011 98765-4321",
            "(011) 98765-4321",
            "(0xx11) 98765-4321",
            "0XX11 8765-4321",
            "0 15 11 98765-4321",
            "0055 11 98765-4321",
            "+55 (0) 11 98765-4321",
            "(+55) 11 98765\u{2011}4321",
            "11 98765-4321 ramal 12",
            "11 98765-4321, ramal: 12",
            "(11) 8765-4321 r. 204",
            "11987654321x12",
            "+55 11 98765-4321 ext. 7",
        ] {
            assert_eq!(phones(text), Some(number.clone()), "{text}");
        }
    }

    #[test]
    fn two_numbers_are_two() {
        let ending = |number: &str| Phone::Ending(number.into());
        assert_eq!(phones("8765-4321 / 98765-0000"), Some(vec![ending("87654321"), ending("87650000")]));
        assert_eq!(phones("8765-4321 / maria"), None);
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "maria", "maria 11987654321", "11987654321 maria", "11+987654321", "++5511987654321", "x12"] {
            assert_eq!(phones(text), None, "{text}");
        }
    }

    #[test]
    fn a_record_with_other_digits_has_some_number_all_the_same() {
        assert_eq!(phones_of_record("54 11 1234-5678"), [Phone::Foreign("541112345678".into())]);
        assert_eq!(phones_of_record("none"), []);
    }
}
