//! One switch of the form.

use crate::http::value_of;

/// Where one switch stands after the form, which need not name it; `choices` are its words and what they stand for.
/// An error says which words there are.
pub(super) fn choice<T: Copy>(
    form: &[(String, String)],
    name: &str,
    choices: &[(&str, T)],
    now: T,
) -> Result<T, String> {
    let Some(value) = value_of(form, name) else { return Ok(now) };
    let chosen = choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice);
    chosen.ok_or_else(|| {
        let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        format!("{name} is {}.", words.join(" or "))
    })
}
