//! How many tests passed and failed, read from the runners' own closing lines.

use std::fmt;

/// Tests that ran, over all runners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// Adds what a runner's closing line counts; any other line adds nothing.
    ///
    /// `cargo test` and `wasm-pack test` close with `test result: ok. 3 passed; 0 failed; …`,
    /// Playwright with `  3 passed (2.1s)` and `  1 failed`, and `node --test` with `ℹ pass 3` and `ℹ fail 1`, a line each.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(counts) = line.strip_prefix("test result: ") {
            self.passed += count(counts, "passed");
            self.failed += count(counts, "failed");
        } else if is_playwright_count(line) {
            self.passed += count(line, "passed");
            self.failed += count(line, "failed");
        } else if let Some(count) = line.strip_prefix("ℹ pass ") {
            self.passed += count.parse::<usize>().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("ℹ fail ") {
            self.failed += count.parse::<usize>().unwrap_or(0);
        }
    }

    /// Whether no runner counted a test.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number before `word`, or 0.
fn count(line: &str, word: &str) -> usize {
    let words: Vec<_> = line.split([' ', ';', '.']).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// `3 passed (2.1s)` or `1 failed`: a number, a word, and at most a duration.
fn is_playwright_count(line: &str) -> bool {
    let words: Vec<_> = line.split(' ').collect();
    match words.as_slice() {
        [number, "failed"] => number.parse::<usize>().is_ok(),
        [number, "passed", duration] => number.parse::<usize>().is_ok() && duration.starts_with('('),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally_of(output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn closing_lines_of_cargo_test_add_up() {
        let tally = tally_of(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
             test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        assert_eq!(tally.to_string(), "15 passed, 2 failed");
    }

    #[test]
    fn closing_lines_of_playwright_add_up() {
        let tally = tally_of("  1 failed\n    [chromium] > log-in.spec.mjs\n  5 passed (3.2s)\n");
        assert_eq!(tally.to_string(), "5 passed, 1 failed");
    }

    #[test]
    fn closing_lines_of_node_add_up() {
        let tally = tally_of("ℹ tests 6\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ skipped 0\nℹ duration_ms 90.5\n");
        assert_eq!(tally.to_string(), "5 passed, 1 failed");
    }

    #[test]
    fn other_lines_count_nothing() {
        let tally = tally_of("running 3 tests\ntest the 3 passed customers ... ok\n3 passed the gate");
        assert!(tally.is_empty());
    }
}
