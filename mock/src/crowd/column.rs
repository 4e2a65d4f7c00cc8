//! One field of all generated customers, folded and end to end, so that a search runs through memory once.

use memchr::memmem;

use super::rows::Rows;
use super::trigrams::Trigrams;
use crate::pattern::Pattern;

/// The folded values of one field. An empty one stands for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    text: String,
    /// Where each value ends; the next one begins there.
    ends: Vec<usize>,
    /// Where the values are numbers: so alike that running through them all is slow.
    trigrams: Option<Trigrams>,
}

impl Column {
    /// A column of numbers.
    pub(super) fn of_numbers() -> Self {
        Self { trigrams: Some(Trigrams::default()), ..Self::default() }
    }

    pub(super) fn push(&mut self, value: &str) {
        if let Some(trigrams) = &mut self.trigrams {
            trigrams.add(value, u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        }
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
        let part = pattern.longest_part();
        if part.is_empty() {
            return self.rows_where(count, |value| pattern.matches(value));
        }
        if let Some(candidates) = self.trigrams.as_ref().and_then(|trigrams| trigrams.rows_with(part)) {
            let mut rows = Rows::none(count);
            let candidates = candidates.iter().copied().filter(|row| *row < count);
            candidates.filter(|row| pattern.matches(self.value(*row))).for_each(|row| rows.insert(row));
            return rows;
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

    /// The row in which the byte at `at` is, not before `from`. Matches are close together or far apart.
    fn row_at(&self, from: usize, at: usize) -> usize {
        let ends = &self.ends[from..];
        let is_near = ends.iter().take(8).position(|end| *end > at);
        from + is_near.unwrap_or_else(|| ends.partition_point(|end| *end <= at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values that go on into each other, so that a text may seem to be where it is cut in two.
    const VALUES: [&str; 12] = ["1112", "1111", "", "2221", "11", "1", "12", "2", "1112", "", "3", "2111"];

    #[test]
    fn a_column_finds_what_each_value_by_itself_would() {
        let everything = VALUES.concat();
        for mut column in [Column::default(), Column::of_numbers()] {
            for value in VALUES {
                column.push(value);
            }
            for (start, length) in (0..everything.len()).flat_map(|start| (1..=5).map(move |length| (start, length))) {
                let Some(text) = everything.get(start..start + length) else { continue };
                for text in [text.to_owned(), format!("*{text}*"), format!("{text}*"), format!("1*{text}")] {
                    let pattern = Pattern::new(&text);
                    let found: Vec<_> = column.rows_matching(12, &pattern).iter().collect();
                    let expected: Vec<_> = (0..12).filter(|row| pattern.matches(VALUES[*row as usize])).collect();
                    assert_eq!(found, expected, "{text}");
                    let among_five: Vec<_> = column.rows_matching(5, &pattern).iter().collect();
                    assert!(among_five.iter().eq(expected.iter().filter(|row| **row < 5)), "{text}");
                }
            }
        }
    }
}
