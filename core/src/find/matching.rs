//! Whether, where and how closely a text matches a customer.

use std::ops::Range;

use super::cleaning::{has, trimmed};
use super::folding::{Folded, Place};
use super::numbers::phones_of_record;
use super::phone::Phone;
use super::reading::{Kind, Typed};
use super::row::{Field, Row};

/// What of a customer a text matches.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// Which field.
    pub field: Field,
    /// How closely.
    pub closeness: Closeness,
    /// What is to be marked of the text that is [shown](Row::shown) of this field, in bytes of its UTF-8, at borders of
    /// characters; in order, without an overlap, none of them empty. The shown text can be cut by them with `str::get`.
    pub ranges: Vec<Range<usize>>,
}

/// How closely a text matches; the closest is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// It is all of the field, or the same document or number.
    Exact,
    /// Words of the field begin with it.
    Beginning,
    /// It stands somewhere in the field.
    Within,
}

/// Whether a customer is one that was looked for: a field is the e-mail, document or number, or contains the part of
/// it; the name contains each word, in any order. Case, accents, and how numbers are punctuated make no difference.
#[must_use]
pub fn matches(row: &Row, typed: &Typed) -> bool {
    Field::ALL.iter().any(|&field| typed.kinds.iter().any(|kind| closest(row, field, kind).is_some()))
}

/// Which fields match, in the order in which they are shown.
pub(super) fn all(row: &Row, typed: &Typed) -> Vec<Match> {
    let of_field = |field: Field| {
        let matches = typed.kinds.iter().filter_map(move |kind| closest(row, field, kind));
        matches.min_by_key(|(closeness, _)| *closeness).map(|(closeness, ranges)| Match { field, closeness, ranges })
    };
    Field::ALL.into_iter().filter_map(of_field).collect()
}

fn closest(row: &Row, field: Field, kind: &Kind) -> Option<(Closeness, Vec<Range<usize>>)> {
    let closeness = match (field, kind) {
        (Field::Email, Kind::Email(email)) => email.is(trimmed(&row.email)).then_some(Closeness::Exact),
        (Field::Email, Kind::EmailPart(part)) => return words(&row.email, part),
        (Field::Name, Kind::Name(name)) => return words(&row.name(), name),
        (Field::Document, Kind::Cpf(document) | Kind::Cnpj(document))
        | (Field::CorporateDocument, Kind::Cnpj(document)) => is_document(&row.stored(field), document),
        (Field::HomePhone | Field::Phone, Kind::Phone(phone)) => is_phone(&row.stored(field), phone),
        _ => None,
    };
    // What is shown of a number is not all of it, so there is nothing to mark but the whole.
    closeness.map(|closeness| (closeness, whole(&row.shown(field))))
}

fn words(shown: &str, text: &str) -> Option<(Closeness, Vec<Range<usize>>)> {
    let (folded, sought) = (Folded::of(shown), Folded::of(text));
    if folded.is(&sought) {
        return Some((Closeness::Exact, whole(shown)));
    }
    // The words as they were typed, next to each other, are closer than each by itself.
    let places = match folded.find(&sought) {
        Some(place) => vec![place],
        None => text.split([' ']).map(|word| folded.find(&Folded::of(word))).collect::<Option<_>>()?,
    };
    let begin = places.iter().all(|place| place.begins_word);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for Place { at, .. } in places {
        // Those that it touches lie next to each other, for they are in order.
        let from = ranges.partition_point(|range| range.end < at.start);
        let to = ranges.partition_point(|range| range.start <= at.end);
        let touched = ranges.get(from..to).unwrap_or_default();
        let start = touched.first().map_or(at.start, |first| first.start.min(at.start));
        let end = touched.last().map_or(at.end, |last| last.end.max(at.end));
        drop(ranges.drain(from..to));
        ranges.insert(from, start..end);
    }
    Some((if begin { Closeness::Beginning } else { Closeness::Within }, ranges))
}

fn whole(shown: &str) -> Vec<Range<usize>> {
    std::iter::once(0..shown.len()).filter(|range| !range.is_empty()).collect()
}

fn is_document(stored: &str, document: &str) -> Option<Closeness> {
    let bare = stored.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    if bare.eq(document.chars()) { Some(Closeness::Exact) } else { agrees(stored, document) }
}

fn is_phone(stored: &str, phone: &Phone) -> Option<Closeness> {
    let closeness = if matches!(phone, Phone::Ending(_)) { Closeness::Within } else { Closeness::Exact };
    if phones_of_record(stored).iter().any(|theirs| phone.is(theirs)) {
        Some(closeness)
    } else {
        agrees(stored, &phone.groups().into_iter().collect::<String>())
    }
}

/// A store may tell a number with asterisks in it: then all that can be said is whether the rest is the same, from its
/// end.
fn agrees(stored: &str, number: &str) -> Option<Closeness> {
    let told = stored.chars().rev().filter(|&c| c == '*' || c.is_ascii_alphanumeric());
    let is_same = told.zip(number.chars().rev()).all(|(told, is)| told == '*' || told.eq_ignore_ascii_case(&is));
    (has(stored, b'*') && is_same).then_some(Closeness::Within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::read;

    fn maria() -> Row {
        Row {
            id: "1".into(),
            email: "maria.souza@example.com".into(),
            first_name: "Maria Clara".into(),
            last_name: "de Souza".into(),
            document: "529.982.247-25".into(),
            corporate_document: "12abc34501de35".into(),
            home_phone: "+5511987654321".into(),
            phone: "(21) 3333-4444 ramal 5".into(),
        }
    }

    fn matched(text: &str) -> Vec<(Field, Closeness, Vec<String>)> {
        let row = maria();
        let marked = |found: Match| {
            let shown = row.shown(found.field);
            (found.field, found.closeness, found.ranges.into_iter().map(|range| shown[range].to_owned()).collect())
        };
        all(&row, &read(text).unwrap()).into_iter().map(marked).collect()
    }

    #[test]
    fn each_field_is_told_that_matches_and_what_of_it() {
        use Closeness::{Beginning, Exact, Within};
        use Field::{CorporateDocument, Document, Email, HomePhone, Name, Phone};
        for (text, field, closeness, marked) in [
            ("maria.souza@example.com", Email, Exact, vec!["maria.souza@example.com"]),
            ("souza@exa", Email, Beginning, vec!["souza@exa"]),
            ("maria clara de souza", Name, Exact, vec!["Maria Clara de Souza"]),
            ("clara de", Name, Beginning, vec!["Clara de"]),
            ("souza maria", Name, Beginning, vec!["Maria", "Souza"]),
            ("aria ouza", Name, Within, vec!["aria", "ouza"]),
            ("mar maria", Name, Beginning, vec!["Maria"]),
            ("52998224725", Document, Exact, vec!["***.982.***-**"]),
            ("12.ABC.345/01DE-35", CorporateDocument, Exact, vec!["***bc3********"]),
            ("11 8765-4321", HomePhone, Exact, vec!["+*********4321"]),
            ("21 3333-4444", Phone, Exact, vec!["(**) ****-4444"]),
        ] {
            let marked = marked.into_iter().map(str::to_owned).collect();
            assert_eq!(matched(text), [(field, closeness, marked)], "{text}");
        }
    }

    #[test]
    fn one_text_may_match_several_fields() {
        let fields: Vec<_> = matched("souza").into_iter().map(|(field, ..)| field).collect();
        assert_eq!(fields, [Field::Name, Field::Email]);
    }

    #[test]
    fn what_does_not_match_does_not() {
        for text in ["mario", "maria pinto", "maria@example.com", "52998224806", "11 98765-4322", "21 98765-4321"] {
            assert!(read(text).is_ok_and(|typed| !matches(&maria(), &typed)), "{text}");
        }
    }

    #[test]
    fn a_number_with_asterisks_matches_as_far_as_it_is_told() {
        let told = |stored: &str, text: &str| {
            matches(&Row { phone: stored.into(), document: stored.into(), ..Row::default() }, &read(text).unwrap())
        };
        assert!(told("*******4321", "11 98765-4321"));
        assert!(told("***.982.247-**", "529.982.247-25"));
        assert!(told("***", "11 98765-4321"));
        assert!(!told("*******4322", "11 98765-4321"));
        assert!(!told("***.983.247-**", "529.982.247-25"));
        assert!(!told("", "11 98765-4321"));
    }
}
