//! What became of a look-up, where a server may be out of reach.

use std::time::Duration;

/// How long one server is waited for.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// What became of a look-up.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    Nothing,
    Something(String),
    /// The server did not answer, for this reason.
    NotChecked(String),
}

pub fn no_answer() -> String {
    format!("no answer in {} s", PATIENCE.as_secs())
}

/// The last line that says something; what programs write before it is mostly what they were about to do.
pub fn last_words(text: &str) -> String {
    let line = text.lines().map(str::trim).rfind(|line| !line.is_empty());
    line.unwrap_or("it did not say why").trim_start_matches("fatal: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_failed_is_quoted_with_its_last_words() {
        assert_eq!(last_words("Cloning\nfatal: could not resolve host\n\n"), "could not resolve host");
        assert_eq!(last_words(" \n"), "it did not say why");
    }
}
