//! The pages on which no bar is shown: My Orders, where VTEX has an interface of its own for operators.

/// My Orders as VTEX's stores have it: `/account#/orders`, `/account#/orders/<id>`, `/account/orders`, each also behind
/// a prefix such as `/_secure` or a binding's root path.
pub const MY_ORDERS: &str = "**/account#/orders **/account/orders";

/// URL patterns, any of which hides the bar.
///
/// A pattern is a path, with or without a fragment: `/account#/orders`. Path and fragment are compared segment by
/// segment, ASCII case aside; `*` stands for one segment and `**` for any number of them. What stands below a pattern
/// is hidden too (`/account#/orders/123`), but a path with a fragment pattern must be that very path. Query strings
/// do not count.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pages(String);

impl Pages {
    /// Takes patterns with white space between them. No pattern at all hides nothing.
    #[must_use]
    pub fn parse(patterns: &str) -> Self {
        Self(patterns.into())
    }

    /// Whether the page at this URL path and fragment (as `location.pathname` and `location.hash`) shows no bar.
    #[must_use]
    pub fn hide(&self, path: &str, fragment: &str) -> bool {
        let fragment = fragment.trim_start_matches('#');
        self.0.split_whitespace().any(|pattern| match pattern.split_once('#') {
            Some((pattern, inner)) => {
                matches(pattern, path, Below::Differs) && matches(inner, fragment, Below::Matches)
            }
            None => matches(pattern, path, Below::Matches),
        })
    }
}

impl Default for Pages {
    fn default() -> Self {
        Self::parse(MY_ORDERS)
    }
}

/// What a path below the pattern's counts as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Matches,
    Differs,
}

/// The segment that a path or fragment begins with, and what follows it. Slashes without anything between them are one, and the
/// query string is none of it.
fn split_segment(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('/');
    let (segment, rest) = text.split_at(text.find(['/', '?']).unwrap_or(text.len()));
    (!segment.is_empty()).then_some((segment, if rest.starts_with('?') { "" } else { rest }))
}

/// Walks both once, and on a mismatch lets the last `**` take one segment more: never worse than the product of the lengths.
fn matches(mut pattern: &str, mut text: &str, below: Below) -> bool {
    let mut last_any: Option<(&str, &str)> = None;
    loop {
        match (split_segment(pattern), split_segment(text)) {
            (Some(("**", after)), _) => {
                last_any = Some((after, text));
                pattern = after;
            }
            (None, rest) if rest.is_none() || below == Below::Matches => return true,
            (Some((wanted, after)), Some((found, rest))) if wanted == "*" || wanted.eq_ignore_ascii_case(found) => {
                (pattern, text) = (after, rest);
            }
            _ => match last_any.and_then(|(after, from)| Some((after, split_segment(from)?.1))) {
                Some(again) => {
                    last_any = Some(again);
                    (pattern, text) = again;
                }
                None => return false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a pattern means, said in another way: each segment in turn, and for `**` every length tried.
    fn means(pattern: &[&str], path: &[&str], below: bool) -> bool {
        match pattern {
            [] => below || path.is_empty(),
            ["**", rest @ ..] => (0..=path.len()).any(|taken| means(rest, &path[taken..], below)),
            [segment, rest @ ..] => {
                let fits = |one: &&str| *segment == "*" || one.eq_ignore_ascii_case(segment);
                path.first().is_some_and(fits) && means(rest, &path[1..], below)
            }
        }
    }

    fn of_segments(words: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
        prop::collection::vec(prop::sample::select(words), 0..6)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_pattern_hides_what_it_means(
            pattern in of_segments(&["a", "b", "*", "**"]),
            fragment_pattern in prop::option::of(of_segments(&["a", "b", "*", "**"])),
            path in of_segments(&["a", "B", "c"]),
            fragment in of_segments(&["a", "B", "c"]),
        ) {
            let (text, expected) = match &fragment_pattern {
                None => (format!("/{}", pattern.join("/")), means(&pattern, &path, true)),
                Some(inner) => (
                    format!("/{}#/{}", pattern.join("/"), inner.join("/")),
                    means(&pattern, &path, false) && means(inner, &fragment, true),
                ),
            };
            let hides = Pages::parse(&text).hide(&format!("/{}", path.join("/")), &format!("#/{}", fragment.join("/")));
            prop_assert_eq!(hides, expected, "{}", text);
        }

        #[test]
        fn any_text_is_patterns_and_one_more_never_shows_a_page(one in ".*", more in ".*", path in ".*", fragment in ".*") {
            let both = Pages::parse(&format!("{one} {more}"));
            let hides = |patterns: &str| Pages::parse(patterns).hide(&path, &fragment);
            prop_assert_eq!(both.hide(&path, &fragment), hides(&one) || hides(&more));
        }
    }

    #[test]
    fn a_pattern_made_to_take_long_does_not() {
        let pattern = "/**/a".repeat(2_000) + "/b";
        let path = "/a".repeat(20_000);
        assert!(!Pages::parse(&pattern).hide(&path, ""));
    }
}
