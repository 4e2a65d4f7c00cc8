//! Any text at all is read, and every form of a number as its digits are.

use proptest::prelude::*;
use telesales_core::find::{Kind, Phone, read};

/// A person's document with its check digits.
pub fn cpf() -> impl Strategy<Value = String> {
    let root =
        prop::collection::vec(0_u32..10, 9).prop_filter("nobody's", |digits| digits.iter().any(|d| *d != digits[0]));
    root.prop_map(|digits| {
        let text: String = digits.iter().map(u32::to_string).collect();
        with_check_digits(&text, &[10, 9, 8, 7, 6, 5, 4, 3, 2], &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
    })
}

/// A company's document with its check digits; some have letters.
pub fn cnpj() -> impl Strategy<Value = String> {
    let old = "[0-9]{12}".prop_filter("nobody's", |text| text.chars().any(|c| !text.starts_with(c)));
    prop_oneof!["[0-9A-Z]{8}[0-9A-Z]{3}[A-Z]", old].prop_map(|text| {
        let (first, second) = ([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
        with_check_digits(&text, &first, &second)
    })
}

fn with_check_digits(text: &str, first: &[u32], second: &[u32]) -> String {
    [first, second].into_iter().fold(text.to_owned(), |text, weights| {
        let sum: u32 = text.chars().zip(weights).map(|(c, weight)| (u32::from(c) - 48) * weight).sum();
        let digit = if sum % 11 < 2 { 0 } else { 11 - sum % 11 };
        text + &digit.to_string()
    })
}

/// Area and eight digits.
pub fn number() -> impl Strategy<Value = (String, String)> {
    let area = prop::sample::select(vec!["11", "19", "21", "31", "47", "55", "61", "71", "85", "99"]);
    (area.prop_map(str::to_owned), "[0-9]{8}")
}

/// A Brazilian number as it may be written.
pub fn forms(area: &str, number: &str) -> Vec<String> {
    let (before, last) = number.split_at(4);
    let mut forms = Vec::new();
    for nine in ["9", ""] {
        forms.extend([
            format!("+55{area}{nine}{number}"),
            format!("+55 {area} {nine}{before}-{last}"),
            format!("55{area}{nine}{number}"),
            format!("({area}) {nine}{before}-{last}"),
            format!("{area} {nine} {before} {last}"),
            format!("{area}.{nine}{before}.{last}"),
            format!("0{area} {nine}{before}-{last}"),
            format!("(0xx{area}) {nine}{before}-{last}"),
            format!("0 21 {area} {nine}{before}-{last}"),
            format!("0055 {area} {nine}{before}{last}"),
            format!("{area} {nine}{before}-{last} ramal 12"),
        ]);
    }
    forms
}

/// The same in what only a browser or a telephone system hands over.
fn handed_over(form: &str) -> Vec<String> {
    let full_width = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        c => c,
    };
    vec![
        format!("  {form}\n"),
        form.chars().flat_map(|c| ['\u{200b}', c]).collect(),
        form.chars().map(full_width).collect(),
        form.replace(' ', "\u{a0}"),
    ]
}

fn is_read_as(text: &str, kind: &Kind) -> bool {
    read(text).is_ok_and(|typed| typed.kinds.contains(kind))
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in any::<String>(), of in "[ -~\u{300}-\u{310}０-９\u{200b}-\u{2060}@<>/+:;%]{0,40}") {
        let wrapped = [format!("tel:{of}"), format!("sip:{text}"), format!("mailto:{of}@"), format!("{of}<{text}>")];
        for text in wrapped.into_iter().chain([text, of]) {
            if let Ok(typed) = read(&text) {
                prop_assert!(!typed.kinds.is_empty());
                prop_assert!(typed.text.chars().any(|c| c.is_ascii_alphanumeric() || !c.is_ascii()), "{typed:?}");
            }
        }
    }

    #[test]
    fn what_is_read_of_a_text_is_read_again_of_what_was_understood(text in "\\PC{0,30}") {
        if let Ok(typed) = read(&text) {
            prop_assert_eq!(read(&typed.text).map(|again| again.text), Ok(typed.text));
        }
    }

    #[test]
    fn a_persons_document_is_the_same_in_every_form(digits in cpf()) {
        let kind = Kind::Cpf(digits.clone());
        let (root, check) = digits.split_at(9);
        let dotted = format!("{}.{}.{}-{check}", &root[..3], &root[3..6], &root[6..]);
        let spaced = dotted.replace(['.', '-'], " ");
        for form in [digits.clone(), dotted, spaced, format!("{root}-{check}")] {
            prop_assert!(is_read_as(&form, &kind), "{form}");
            for text in handed_over(&form) {
                prop_assert!(is_read_as(&text, &kind), "{text}");
            }
        }
    }

    #[test]
    fn a_companys_document_is_the_same_in_every_form(characters in cnpj()) {
        let kind = Kind::Cnpj(characters.clone());
        let c = &characters;
        let dotted = format!("{}.{}.{}/{}-{}", &c[..2], &c[2..5], &c[5..8], &c[8..12], &c[12..]);
        let spaced = dotted.replace(['.', '-', '/'], " ");
        let forms = [characters.clone(), dotted, spaced];
        for form in forms.iter().cloned().chain(forms.iter().map(|form| form.to_ascii_lowercase())) {
            prop_assert!(is_read_as(&form, &kind), "{form}");
            for text in handed_over(&form) {
                prop_assert!(is_read_as(&text, &kind), "{text}");
            }
        }
    }

    #[test]
    fn a_wrong_digit_is_no_document(digits in cpf(), at in 0_usize..9, other in 1_u32..10) {
        // A rest of 0 and one of 1 have the same check digit.
        prop_assume!(!digits.ends_with('0') && !digits[..10].ends_with('0'));
        let wrong = (digits[at..=at].parse::<u32>().unwrap() + other) % 10;
        let mut text = digits.clone();
        text.replace_range(at..=at, &wrong.to_string());
        prop_assert!(!is_read_as(&text, &Kind::Cpf(text.clone())), "{text}");
    }

    #[test]
    fn a_phone_number_is_the_same_in_every_form((area, number) in number()) {
        let kind = Kind::Phone(Phone::National { area: area.clone(), number: number.clone() });
        for form in forms(&area, &number) {
            prop_assert!(is_read_as(&form, &kind), "{form}");
            let encoded = form.replace('+', "%2B");
            let uris = [format!("tel:{form}"), format!("TEL:{encoded}"), format!("sip:{form}@pbx.example.com")];
            for text in handed_over(&form).into_iter().chain(uris) {
                prop_assert!(is_read_as(&text, &kind), "{text}");
            }
        }
    }
}
