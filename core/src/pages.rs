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
pub struct Pages(Vec<Pattern>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Pattern {
    path: Vec<String>,
    fragment: Option<Vec<String>>,
}

impl Pages {
    /// Reads patterns with white space between them. No pattern at all hides nothing.
    #[must_use]
    pub fn parse(patterns: &str) -> Self {
        Self(patterns.split_whitespace().map(Pattern::parse).collect())
    }

    /// Whether the page at this URL path and fragment (as `location.pathname` and `location.hash`) shows no bar.
    #[must_use]
    pub fn hide(&self, path: &str, fragment: &str) -> bool {
        let path = segments(path);
        let fragment = segments(fragment.trim_start_matches('#'));
        self.0.iter().any(|pattern| pattern.matches(&path, &fragment))
    }
}

impl Default for Pages {
    fn default() -> Self {
        Self::parse(MY_ORDERS)
    }
}

impl Pattern {
    fn parse(pattern: &str) -> Self {
        let (path, fragment) = match pattern.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (pattern, None),
        };
        let owned = |text| segments(text).into_iter().map(str::to_owned).collect();
        Self { path: owned(path), fragment: fragment.map(owned) }
    }

    fn matches(&self, path: &[&str], fragment: &[&str]) -> bool {
        match &self.fragment {
            Some(pattern) => matches(&self.path, path, Below::Differs) && matches(pattern, fragment, Below::Matches),
            None => matches(&self.path, path, Below::Matches),
        }
    }
}

/// What a path below the pattern's counts as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Matches,
    Differs,
}

/// Segments between slashes, without empty ones (`//`, a slash at the end) and without the query string.
fn segments(text: &str) -> Vec<&str> {
    let text = text.split('?').next().unwrap_or_default();
    text.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// Walks both once, and on a mismatch lets the last `**` take one segment more: never worse than the product of the lengths.
fn matches(pattern: &[String], segments: &[&str], below: Below) -> bool {
    let (mut at_pattern, mut at_segment) = (0, 0);
    let mut last_any: Option<(usize, usize)> = None;
    loop {
        match pattern.get(at_pattern).map(String::as_str) {
            Some("**") => {
                last_any = Some((at_pattern + 1, at_segment));
                at_pattern += 1;
                continue;
            }
            None if at_segment == segments.len() || below == Below::Matches => return true,
            Some(wanted)
                if segments
                    .get(at_segment)
                    .is_some_and(|found| wanted == "*" || wanted.eq_ignore_ascii_case(found)) =>
            {
                at_pattern += 1;
                at_segment += 1;
                continue;
            }
            _ => {}
        }
        match last_any {
            Some((after, from)) if from < segments.len() => {
                last_any = Some((after, from + 1));
                at_pattern = after;
                at_segment = from + 1;
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hides(patterns: &str, url: &str) -> bool {
        let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
        Pages::parse(patterns).hide(path, fragment)
    }

    #[test]
    fn my_orders_is_found_wherever_vtex_has_it() {
        for url in [
            "/account#/orders",
            "/account/#/orders",
            "/account#/orders/",
            "/account#/orders/v500012-01",
            "/account#/orders?page=2",
            "/_secure/account#/orders",
            "/es/account#/orders/1",
            "/Account#/Orders",
            "/account/orders",
            "/account/orders/123",
        ] {
            assert!(hides(MY_ORDERS, url), "{url}");
        }
    }

    #[test]
    fn every_other_page_keeps_its_bar() {
        for url in [
            "/",
            "",
            "/account",
            "/account#/profile",
            "/account#/orders-archive",
            "/accounting#/orders",
            "/account/settings#/orders",
            "/orders",
            "/checkout#/orders",
            "/products?next=/account#/profile",
        ] {
            assert!(!hides(MY_ORDERS, url), "{url}");
        }
    }

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

    #[test]
    fn a_store_names_its_own_pages() {
        assert!(hides("/help /*/faq", "/help/contact"));
        assert!(hides("/help /*/faq", "/es/faq"));
        assert!(!hides("/help /*/faq", "/faq"));
        assert!(!hides("/help", "/account#/orders"));
        assert!(hides("/a/**/z", "/a/b/z/c/z"));
        assert!(hides("/a/**/z#/x/*/y", "/a/b/z/c/z#/x/1/y"));
        assert!(!hides("/a/**/z#/x/*/y", "/a/b/z/c#/x/1/y"));
        assert!(hides("/", "/anything"));
        assert!(!hides("", "/account#/orders"));
    }
}
