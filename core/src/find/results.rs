//! What is shown of an answer, and in which order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::cleaning::has;
use super::folding::Folded;
use super::matching::{Closeness, Match, all};
use super::query::ROWS;
use super::reading::Typed;
use super::row::{Field, Row};
use crate::Email;

/// The rows of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Of Master Data, whose grammar does not say all: whom the text does not match was not looked for.
    Candidates(Vec<Row>),
    /// Of a store's own search, which may know more than it tells: all were looked for.
    Hits(Vec<Row>),
}

/// The customers that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Results {
    /// At most [`ROWS`], each customer once: first whom the text matches exactly, then whose words begin with it, then
    /// the rest; by name and e-mail among themselves. An answer in another order makes the same list.
    pub found: Vec<Found>,
    /// Whether there were more, or may be: as many as are asked for came.
    pub is_cut: bool,
    /// How many match, and have no e-mail that can be impersonated.
    pub without_email: usize,
}

/// A customer that was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// The customer, with an e-mail that can be impersonated.
    pub row: Arc<Row>,
    /// What the text matches, in the order of fields. Nothing only where the store's own search found the customer.
    pub matched: Vec<Match>,
    /// Where another customer on the list has the same name: up to two fields, what is shown of which no other of that
    /// name has. The e-mail is always one.
    pub told_apart_by: Vec<Field>,
}

/// One who was not looked for, and is on the list all the same.
impl From<Arc<Row>> for Found {
    fn from(row: Arc<Row>) -> Self {
        Self { row, matched: Vec::new(), told_apart_by: Vec::new() }
    }
}

impl Results {
    /// What of an answer is shown.
    #[must_use]
    pub fn of(answer: Answer, typed: &Typed) -> Self {
        let (rows, are_hits) = match answer {
            Answer::Candidates(rows) => (rows, false),
            Answer::Hits(rows) => (rows, true),
        };
        let mut results = Self { is_cut: rows.len() >= ROWS, ..Self::default() };
        let mut candidates = BinaryHeap::new();
        for row in rows {
            let matched = all(&row, typed);
            if matched.is_empty() && !are_hits {
                continue;
            }
            match of_whom_can_be_impersonated(row) {
                Some(row) => {
                    let (closeness, name) = (closest(&matched), folded_name(&row));
                    candidates.push(Reverse(Candidate { closeness, name, row }));
                }
                None => results.without_email += 1,
            }
        }
        let mut rows: Vec<Row> = Vec::new();
        while let Some(Reverse(Candidate { row, .. })) = candidates.pop() {
            if let Some(first) = rows.iter_mut().find(|first| first.is(&row)) {
                first.complete(&row);
            } else if rows.len() < ROWS {
                rows.push(row);
            } else {
                results.is_cut = true;
            }
        }
        let told_apart_by = rows.iter().map(|row| told_apart(row, &rows)).collect::<Vec<_>>();
        let found = |(row, told_apart_by)| Found { matched: all(&row, typed), row: Arc::new(row), told_apart_by };
        results.found = rows.into_iter().zip(told_apart_by).map(found).collect();
        results
    }

    /// Those of them whom another text matches, too.
    #[must_use]
    pub fn narrowed(&self, typed: &Typed) -> Self {
        Self::of(Answer::Candidates(self.found.iter().map(|found| Row::clone(&found.row)).collect()), typed)
    }
}

impl Found {
    /// How closely the text matches.
    #[must_use]
    pub fn closeness(&self) -> Closeness {
        closest(&self.matched)
    }
}

/// Who may be shown; one is before another by what comes first here.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    closeness: Closeness,
    name: String,
    row: Row,
}

fn closest(matched: &[Match]) -> Closeness {
    matched.iter().map(|matched| matched.closeness).min().unwrap_or(Closeness::Within)
}

fn folded_name(row: &Row) -> String {
    Folded::of(&row.name()).to_text()
}

/// An e-mail with asterisks is one that the store does not tell.
fn of_whom_can_be_impersonated(row: Row) -> Option<Row> {
    let email = Email::parse(&row.email).ok().filter(|email| !has(email.as_str(), b'*'))?;
    Some(Row { email: email.into(), ..row })
}

/// What of a customer none has who has the same name.
fn told_apart(row: &Row, all: &[Row]) -> Vec<Field> {
    let name = folded_name(row);
    let namesakes: Vec<_> = all.iter().filter(|other| *other != row && folded_name(other) == name).collect();
    if namesakes.is_empty() {
        return Vec::new();
    }
    let is_own = |field: &Field| {
        let shown = row.shown(*field);
        // The name differs in accents at most.
        *field != Field::Name && !shown.is_empty() && namesakes.iter().all(|other| other.shown(*field) != shown)
    };
    Field::ALL.into_iter().filter(is_own).take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::read;

    fn row(id: &str, name: &str, email: &str) -> Row {
        Row { id: id.into(), first_name: name.into(), email: email.into(), ..Row::default() }
    }

    fn of(rows: &[Row], text: &str) -> Results {
        Results::of(Answer::Candidates(rows.to_vec()), &read(text).unwrap())
    }

    fn ids(results: &Results) -> Vec<&str> {
        results.found.iter().map(|found| found.row.id.as_str()).collect()
    }

    #[test]
    fn the_closest_come_first_whatever_the_order_of_the_answer() {
        let mut rows = [
            row("within", "Rosana", "rosana@example.com"),
            row("exact", "ANA", "a@example.com"),
            row("beginning", "Ana Souza", "b@example.com"),
            row("second word", "Clara Ana", "c@example.com"),
            row("same name", "Ana Souza", "a.souza@example.com"),
        ];
        let expected = ["exact", "same name", "beginning", "second word", "within"];
        assert_eq!(ids(&of(&rows, "ana")), expected);
        rows.reverse();
        assert_eq!(ids(&of(&rows, "ana")), expected);
    }

    #[test]
    fn who_has_no_email_is_counted_and_not_offered() {
        let rows = [
            row("1", "Ana", ""),
            row("2", "Ana", "a***@example.com"),
            row("3", "Ana", "no e-mail"),
            row("4", "Ana", " ana@example.com "),
            row("5", "Maria", ""),
        ];
        let results = of(&rows, "ana");
        assert_eq!((ids(&results), results.without_email), (vec!["4"], 3), "the fifth was not looked for");
        assert_eq!(results.found[0].row.email, "ana@example.com");
    }

    #[test]
    fn what_was_not_looked_for_is_not_shown() {
        assert_eq!(of(&[row("1", "Maria", "maria@example.com")], "ana"), Results::default());
    }

    #[test]
    fn whom_a_stores_own_search_found_is_shown_whatever_it_tells() {
        let rows = [row("2", "Maria", "maria@example.com"), row("1", "Ana", "ana@example.com"), row("3", "Ana", "")];
        let results = Results::of(Answer::Hits(rows.to_vec()), &read("ana").unwrap());
        assert_eq!((ids(&results), results.without_email), (vec!["1", "2"], 1));
        assert_eq!((results.found[1].matched.as_slice(), results.found[1].closeness()), (&[][..], Closeness::Within));
    }

    #[test]
    fn records_of_one_customer_are_one() {
        let rows = [
            Row { phone: "1".into(), ..row("1", "Ana", "ana@example.com") },
            Row { document: "2".into(), ..row("1", "Ana", "ana@example.com") },
            Row { home_phone: "3".into(), ..row("2", "Ana", "ANA@example.com") },
        ];
        let results = of(&rows, "ana");
        let [found] = &results.found[..] else { panic!("{results:?}") };
        assert_eq!((&*found.row.phone, &*found.row.document, &*found.row.home_phone), ("1", "2", "3"));
    }

    #[test]
    fn records_without_an_id_are_not_one_for_that() {
        let rows = [row("", "Ana", "a@example.com"), row("", "Ana", "b@example.com")];
        assert_eq!(of(&rows, "ana").found.len(), 2);
    }

    #[test]
    fn twenty_are_shown_of_five_thousand() {
        let rows: Vec<_> = (0..5_000).map(|at| row(&at.to_string(), "Ana", &format!("{at}@example.com"))).collect();
        let results = of(&rows, "ana");
        assert_eq!((results.found.len(), results.is_cut), (20, true));
        // As many as were asked for may not be all.
        let results = of(&rows[..20], "ana");
        assert_eq!((results.found.len(), results.is_cut), (20, true));
        let results = of(&rows[..19], "ana");
        assert_eq!((results.found.len(), results.is_cut), (19, false));
    }

    #[test]
    fn who_has_the_same_name_is_told_apart() {
        let document = |document: &str, row: Row| Row { document: document.into(), phone: "33334444".into(), ..row };
        let rows = [
            document("52998224725", row("1", "Ana", "a@example.com")),
            document("11987654536", row("2", "Aná", "b@example.com")),
            document("", row("3", "Ana", "c@example.com")),
            row("4", "Ana Souza", "d@example.com"),
        ];
        let results = of(&rows, "ana");
        let facts: Vec<_> = results.found.iter().map(|found| found.told_apart_by.as_slice()).collect();
        let both = &[Field::Email, Field::Document][..];
        assert_eq!(facts, [both, both, &[Field::Email], &[]], "{results:?}");
    }

    #[test]
    fn a_longer_text_narrows_them() {
        let rows = [row("1", "Ana", "a@example.com"), row("2", "Anabela", "b@example.com")];
        let results = of(&rows, "ana");
        assert_eq!(ids(&results.narrowed(&read("anab").unwrap())), ["2"]);
    }
}
