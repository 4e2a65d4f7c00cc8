//! One field of all generated customers, folded and end to end, so that a search runs through memory once.

use memchr::memmem;

use super::rows::Rows;
use crate::pattern::Pattern;

/// The folded values of one field. An empty one stands for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    text: String,
    /// Where each value ends; the next one begins there.
    ends: Vec<usize>,
}

impl Column {
    pub(super) fn push(&mut self, value: &str) {
        self.text.push_str(value);
        self.ends.push(self.text.len());
    }

    pub(super) fn value(&self, row: u32) -> &str {
        let row = row as usize;
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[row]]
    }

    /// The first `count` customers whose value is as `holds` wants it; it is never asked about those without one.
    pub(super) fn rows_where(&self, count: u32, holds: impl Fn(&str) -> bool) -> Rows {
        let mut rows = Rows::none(count);
        for row in 0..count {
            let value = self.value(row);
            if !value.is_empty() && holds(value) {
                rows.insert(row);
            }
        }
        rows
    }

    /// The first `count` customers whose value matches the pattern.
    ///
    /// The pattern's longest part is looked for in all values at once, and only where it occurs is the rest compared.
    pub(super) fn rows_matching(&self, count: u32, pattern: &Pattern) -> Rows {
        if let Some(whole) = pattern.whole() {
            return self.rows_equal_to(count, whole);
        }
        let part = pattern.longest_part();
        if part.is_empty() {
            return self.rows_where(count, |value| pattern.matches(value));
        }
        let finder = memmem::Finder::new(part);
        let mut rows = Rows::none(count);
        let (mut row, mut start) = (0, 0);
        while let Some(at) = finder.find(&self.text.as_bytes()[start..]).map(|at| start + at) {
            row = self.row_at(row, at);
            let end = match self.ends.get(row) {
                Some(end) if row < count as usize => *end,
                _ => break,
            };
            let number = u32::try_from(row).unwrap_or(u32::MAX);
            let is_all_of_it = pattern.is_contained_part() && at + part.len() <= end;
            if is_all_of_it || pattern.matches(self.value(number)) {
                rows.insert(number);
            }
            start = end;
            row += 1;
        }
        rows
    }

    /// The first `count` customers with that very value, of which most are of another length.
    fn rows_equal_to(&self, count: u32, whole: &str) -> Rows {
        let mut rows = Rows::none(count);
        let mut start = 0;
        for (row, end) in (0..count).zip(&self.ends) {
            if end - start == whole.len() && self.text.as_bytes()[start..*end] == *whole.as_bytes() {
                rows.insert(row);
            }
            start = *end;
        }
        rows
    }

    /// The row in which the byte at `at` is, not before `from`. Matches are close together or far apart.
    fn row_at(&self, from: usize, at: usize) -> usize {
        let ends = &self.ends[from..];
        let is_near = ends.iter().take(8).position(|end| *end > at);
        from + is_near.unwrap_or_else(|| ends.partition_point(|end| *end <= at))
    }
}
