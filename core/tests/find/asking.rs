//! Whatever is typed, it finds those who have it, and nobody else; nothing typed changes what is asked.

use proptest::prelude::*;
use telesales_core::find::{Kind, Row, Typed, matches, query, read};

use crate::grammar;
use crate::reading::{cnpj, cpf, forms, number};

/// Who is found, by what the store answers and by what is then left of it.
fn found(rows: &[Row], typed: &Typed) -> Vec<Row> {
    let condition = grammar::read(&query::master_data(typed));
    rows.iter().filter(|row| condition.holds(row) && matches(row, typed)).cloned().collect()
}

/// What the grammar may take for its own.
const SIGNS: &str = " '\"()*%,;\\=<>&|!?_-.+#";
const WORDS: [&str; 9] = [" OR ", " AND ", " between ", "email=*", ") OR (", "\" OR \"", "%2A", " is not null", "1"];

/// Letters, and among them what the grammar may take for its own.
fn text() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(SIGNS.chars().collect::<Vec<_>>()).prop_map(String::from);
    let word = prop::sample::select(&WORDS[..]).prop_map(str::to_owned);
    let piece = prop_oneof![4 => "[abABxß日]{1,4}", 2 => sign, 1 => word];
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat())
}

/// Customers of whom some have the text, or parts of it, in some field.
fn rows() -> impl Strategy<Value = (String, Vec<Row>)> {
    text().prop_flat_map(|typed| {
        let whole = typed.clone();
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).chain([String::new()]).collect();
        let part =
            prop_oneof![Just(whole.clone()), Just(whole.to_ascii_uppercase()), prop::sample::select(words), text(),];
        let field = (text(), part, text(), 0..4_u8)
            .prop_map(|(before, part, after, which)| match which {
                0 => part,
                1 => before + &part,
                2 => part + &after,
                _ => before + &part + &after,
            })
            .boxed();
        let row = (field.clone(), field.clone(), field).prop_map(|(first_name, last_name, email)| Row {
            first_name,
            last_name,
            email,
            ..Row::default()
        });
        (Just(typed), prop::collection::vec(row, 1..6))
    })
}

/// Whether a customer has what was typed, said as plainly as can be.
fn has(row: &Row, typed: &Typed) -> bool {
    let contains = |field: &str, text: &str| field.to_lowercase().contains(&text.to_lowercase());
    typed.kinds.iter().any(|kind| match kind {
        Kind::Email(email) => row.email.trim().eq_ignore_ascii_case(email.as_str()),
        Kind::EmailPart(part) => contains(&row.email, part),
        Kind::Name(name) => {
            name.split(' ').all(|word| contains(&row.first_name, word) || contains(&row.last_name, word))
        }
        Kind::Cpf(_) | Kind::Cnpj(_) | Kind::Phone(_) => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn who_has_the_text_is_found_and_nobody_else((text, rows) in rows()) {
        let Ok(typed) = read(&text) else { return Ok(()) };
        let is_text = |kind: &Kind| matches!(kind, Kind::Email(_) | Kind::EmailPart(_) | Kind::Name(_));
        prop_assume!(typed.kinds.iter().all(is_text));
        let expected: Vec<_> = rows.iter().filter(|row| has(row, &typed)).cloned().collect();
        prop_assert_eq!(found(&rows, &typed), expected, "{:?}", typed);
    }

    #[test]
    fn any_text_asks_what_can_be_read(text in prop_oneof![any::<String>(), "[a日]{254}", "([a-z][' ]){120}"]) {
        if let Ok(typed) = read(&text) {
            let url = query::master_data(&typed);
            grammar::read(&url);
            prop_assert!(url.len() < 8_000, "longer than servers take: {url}");
            let url = query::own("https://example.com/?q={query}&k={kind}", &typed);
            let values = url.strip_prefix("https://example.com/?q=").unwrap();
            prop_assert_eq!(values.matches(['&', '#', '+', ' ', '=']).count(), 2, "{}", url);
        }
    }
}

proptest! {
    #[test]
    fn a_number_finds_itself_in_every_form((area, digits) in number(), other in number()) {
        let forms = forms(&area, &digits);
        let row = |phone: &String| Row { home_phone: phone.clone(), ..Row::default() };
        let rows: Vec<_> = forms.iter().map(row).collect();
        for form in &forms {
            prop_assert_eq!(found(&rows, &read(form).unwrap()), rows.clone(), "{}", form);
        }
        let typed = read(&format!("({}) {}", other.0, other.1)).unwrap();
        prop_assert_eq!(found(&rows, &typed).len(), if other == (area, digits) { rows.len() } else { 0 });
    }

    #[test]
    fn a_document_finds_itself((cpf, cnpj, others) in (cpf(), cnpj(), cpf())) {
        let row = Row { document: cpf.clone(), corporate_document: cnpj.clone(), ..Row::default() };
        for text in [&cpf, &cnpj, &cnpj.to_ascii_lowercase()] {
            prop_assert_eq!(found(std::slice::from_ref(&row), &read(text).unwrap()), vec![row.clone()]);
        }
        let is_found = !found(&[row], &read(&others).unwrap()).is_empty();
        prop_assert_eq!(is_found, others == cpf);
    }
}

proptest! {
    /// Master Data may tell apart what we do not. Then fewer are found, but nobody who has the text as it was typed is
    /// missed.
    #[test]
    fn accents_hide_nobody(
        text in "[aáãeéoõcçñ' ]{3,6}",
        names in prop::collection::vec("[aáãeéoõcçñ' A]{3,8}", 1..20),
    ) {
        let Ok(typed) = read(&text) else { return Ok(()) };
        let row = |last_name| Row { last_name, ..Row::default() };
        let rows: Vec<_> = names.into_iter().chain([text]).map(row).collect();
        let found = found(&rows, &typed);
        prop_assert!(rows.iter().filter(|row| has(row, &typed)).all(|row| found.contains(row)));
        prop_assert!(found.contains(rows.last().unwrap()));
    }
}
