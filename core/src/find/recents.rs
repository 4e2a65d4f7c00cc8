//! Whom the operator acted for lately, in this tab.

use std::sync::Arc;

use super::row::Row;

/// So many are kept.
const MOST: usize = 8;

/// The customers whom the operator acted for in this tab, newest first, at most eight. They are in memory, and nowhere
/// else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Recents {
    operator: Option<String>,
    rows: Vec<Arc<Row>>,
}

impl Recents {
    /// The customers, newest first.
    #[must_use]
    pub fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// Puts a customer first. What was known of one and is not told again is kept.
    pub fn add(&mut self, mut row: Row) {
        if let Some(at) = self.rows.iter().position(|known| known.is(&row)) {
            row.complete(&self.rows.remove(at));
        }
        self.rows.insert(0, Arc::new(row));
        self.rows.truncate(MOST);
    }

    /// Whose they are, once that was told.
    #[must_use]
    pub fn operator(&self) -> Option<&str> {
        self.operator.as_deref()
    }

    /// Adds whom this operator acted for before all of these, newest first. Another operator's are not taken.
    pub(super) fn recall(&mut self, operator: &str, rows: Vec<Row>) {
        if self.operator().is_none_or(|mine| !mine.eq_ignore_ascii_case(operator)) {
            return;
        }
        for row in rows {
            if !self.know(&row) {
                self.rows.push(Arc::new(row));
            }
        }
        self.rows.truncate(MOST);
    }

    /// Whether this customer is one of them.
    pub(super) fn know(&self, row: &Row) -> bool {
        self.rows.iter().any(|known| known.is(row))
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// Forgets them if they are another operator's, and says whether they were.
    pub fn belong_to(&mut self, operator: &str) -> bool {
        let is_another = self.operator.as_deref().is_some_and(|before| !before.eq_ignore_ascii_case(operator));
        if is_another {
            self.clear();
        }
        self.operator = Some(operator.to_owned());
        is_another
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str) -> Row {
        Row { id: id.into(), email: format!("{id}@example.com"), ..Row::default() }
    }

    fn ids(recents: &Recents) -> Vec<&str> {
        recents.rows().iter().map(|row| row.id.as_str()).collect()
    }

    #[test]
    fn the_newest_is_first_and_the_ninth_is_gone() {
        let mut recents = Recents::default();
        for id in ["a", "b", "c", "d", "e", "f", "g", "h", "i"] {
            recents.add(row(id));
        }
        assert_eq!(ids(&recents), ["i", "h", "g", "f", "e", "d", "c", "b"]);
    }

    #[test]
    fn who_is_acted_for_again_is_there_once_with_what_was_known() {
        let mut recents = Recents::default();
        recents.add(Row { phone: "33334444".into(), ..row("a") });
        recents.add(row("b"));
        recents.add(Row { first_name: "Ana".into(), ..row("a") });
        assert_eq!(ids(&recents), ["a", "b"]);
        assert_eq!((&*recents.rows()[0].phone, &*recents.rows()[0].first_name), ("33334444", "Ana"));
    }

    #[test]
    fn another_operator_finds_nothing() {
        let mut recents = Recents::default();
        assert!(!recents.belong_to("operator@store.example"));
        recents.add(row("a"));
        assert!(!recents.belong_to("Operator@store.example"));
        assert_eq!(ids(&recents), ["a"]);
        assert!(recents.belong_to("other@store.example"));
        assert_eq!(recents.rows(), []);
    }
    #[test]
    fn what_was_handed_over_is_older_than_what_is_known_and_of_one_operator() {
        let mut recents = Recents::default();
        recents.recall("operator@store.example", vec![row("z")]);
        assert_eq!(recents.rows(), [], "nobody knows whose they are to be");
        recents.belong_to("operator@store.example");
        recents.add(row("a"));
        recents.recall("other@store.example", vec![row("z")]);
        assert_eq!(ids(&recents), ["a"]);
        let handed_over = ["b", "a", "c", "d", "e", "f", "g", "h", "i", "j"].map(row);
        recents.recall("Operator@store.example", handed_over.to_vec());
        assert_eq!(ids(&recents), ["a", "b", "c", "d", "e", "f", "g", "h"]);
    }
}
