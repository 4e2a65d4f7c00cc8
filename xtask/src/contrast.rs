//! The toolbar's colours keep to WCAG 2, by day and by night: those of the style sheet itself, and all of them.

use std::collections::BTreeMap;
use std::fs;

use crate::project;
use crate::tokens::defaults;

/// What a store may set and is no colour.
const NOT_COLOURS: [&str; 6] = ["font", "height", "max-width", "radius", "shadow", "z-index"];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Is read.
    Text,
    /// Is read on something that is greyed while the pointer is over it.
    Button,
    /// Is seen.
    Shape,
}

impl Kind {
    fn least(self) -> f64 {
        match self {
            Self::Text | Self::Button => 4.5,
            Self::Shape => 3.0,
        }
    }
}

/// What is drawn, on what, and what for; by the names without `--telesales-`.
const PAIRS: [(&str, &str, Kind, &str); 18] = [
    ("on-bar", "idle", Kind::Button, "the bar and its buttons, nobody acted for"),
    ("on-bar", "acting", Kind::Button, "the bar and its buttons, somebody acted for"),
    ("on-bar", "doubt", Kind::Button, "the bar and its buttons, in doubt"),
    ("acting", "on-bar", Kind::Button, "the customer's name on its pill"),
    ("text", "surface", Kind::Text, "the card and the form"),
    ("quiet", "surface", Kind::Text, "what stands before the customer's data, and the operator on a phone"),
    ("text", "surface", Kind::Button, "a customer who was found, also under the pointer"),
    ("accent", "surface", Kind::Button, "a button with a border"),
    ("on-accent", "accent", Kind::Button, "a button with a ground"),
    ("alarm", "surface", Kind::Text, "the border of a field whose text is refused, beside its words"),
    ("alarm", "alarm-surface", Kind::Text, "a failure"),
    ("line", "surface", Kind::Shape, "the border of the field"),
    ("alarm", "alarm-surface", Kind::Shape, "the edge of a failure"),
    ("on-bar", "idle", Kind::Shape, "the focus ring in the bar, nobody acted for"),
    ("on-bar", "acting", Kind::Shape, "the focus ring in the bar, somebody acted for"),
    ("on-bar", "doubt", Kind::Shape, "the focus ring in the bar, in doubt"),
    ("acting", "on-bar", Kind::Shape, "the customer's pill, as against its ground"),
    ("accent", "surface", Kind::Shape, "the focus ring, borders of buttons, who is active on the list, marks"),
];

type Rgb = [f64; 3];

/// By day and by night.
type Colour = [Rgb; 2];

fn css() -> String {
    // The sheet that ends with what is on paper is the last.
    ["style/desk.css", "style/toolbar.css"].map(|file| fs::read_to_string(project::root().join(file)).unwrap()).concat()
}

fn colours(css: &str) -> BTreeMap<&str, Colour> {
    let tokens = defaults(css).into_iter().filter(|(name, _)| !NOT_COLOURS.contains(name));
    tokens
        .map(|(name, value)| (name, colour(value).unwrap_or_else(|| panic!("{name}: what colour is {value}?"))))
        .collect()
}

fn colour(value: &str) -> Option<Colour> {
    let themes = value.strip_prefix("light-dark(").and_then(|value| value.strip_suffix(')'));
    let (light, dark) = themes.map_or(Some((value, value)), |themes| themes.split_once(','))?;
    Some([rgb(light.trim())?, rgb(dark.trim())?])
}

fn rgb(hex: &str) -> Option<Rgb> {
    let digits = hex.strip_prefix('#')?;
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let [_, red, green, blue] = u32::from_str_radix(&digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue].map(|channel| f64::from(channel) / 255.0))
}

/// What lies over a button while the pointer does, each as a colour and how much of it.
fn veils(css: &str) -> Vec<(Rgb, f64)> {
    let shadows = css.split("inset 0 0 0 99px #").skip(1);
    shadows
        .map(|rest| {
            let (colour, opacity) = rest.split_once(';').unwrap().0.split_at(6);
            let opacity = u8::from_str_radix(opacity, 16).expect("a veil is translucent");
            (rgb(&format!("#{colour}")).unwrap(), f64::from(opacity) / 255.0)
        })
        .collect()
}

fn under((veil, opacity): (Rgb, f64), ground: Rgb) -> Rgb {
    [0, 1, 2].map(|at| ground[at].mul_add(1.0 - opacity, veil[at] * opacity))
}

/// WCAG 2.2, relative luminance.
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] =
        colour.map(|channel| if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG 2.2, contrast ratio.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A sentence for each pair that is too close to be told apart.
fn lapses(css: &str) -> Vec<String> {
    let colours = colours(css);
    let veils = veils(css);
    let mut lapses = Vec::new();
    for (above, below, kind, purpose) in PAIRS {
        for (at, theme) in ["light", "dark"].into_iter().enumerate() {
            let [above_it, ground] = [above, below].map(|name| colours.get(name).expect(name)[at]);
            let mut grounds = vec![(ground, "")];
            if kind == Kind::Button {
                grounds.extend(veils.iter().map(|&veil| (under(veil, ground), ", the pointer over it")));
            }
            for (ground, how) in grounds {
                let (ratio, least) = (contrast(above_it, ground), kind.least());
                if ratio < least {
                    let what = format!("{above} on {below} ({purpose}{how}), {theme}");
                    lapses.push(format!("{what}: {ratio:.2}, less than {least}"));
                }
            }
        }
    }
    lapses
}

#[test]
fn every_pair_of_colours_can_be_told_apart_by_day_and_by_night() {
    let lapses = lapses(&css());
    assert!(lapses.is_empty(), "\n{}\n", lapses.join("\n"));
}

#[test]
fn no_colour_is_forgotten_in_the_pairs() {
    let css = css();
    let known = |name: &str| PAIRS.iter().any(|(above, below, ..)| [*above, *below].contains(&name));
    let forgotten: Vec<_> = colours(&css).into_keys().filter(|name| !known(name)).collect();
    assert_eq!(forgotten, [""; 0], "colours of the style sheet that are in none of the pairs");
}

#[test]
fn every_private_colour_is_one_that_a_store_may_set() {
    let css = css();
    for line in css.lines().map(str::trim).filter(|line| line.starts_with("--")) {
        assert!(line.contains(": var(--"), "{line}");
    }
}

#[test]
fn no_property_of_a_store_is_replaced() {
    for file in ["style/desk.css", "style/toolbar.css", "style/compat.css"] {
        let css = project::read(file).unwrap();
        let set = css.lines().map(str::trim).filter(|line| line.starts_with("--"));
        let replaced: Vec<_> = set.filter(|line| !line.starts_with("--telesales--")).collect();
        assert_eq!(replaced, [""; 0], "{file}");
    }
}

#[test]
fn a_colour_outside_the_tokens_is_translucent_or_on_paper() {
    let css = css();
    let (screen, _paper) = css.split_once("@media print").unwrap();
    for line in screen.lines().filter(|line| !line.contains("var(--telesales-")) {
        for colour in line.split('#').skip(1) {
            let digits = colour.find(|character: char| !character.is_ascii_hexdigit()).unwrap_or(colour.len());
            assert_eq!(digits, 8, "{}", line.trim());
        }
    }
}

#[test]
fn a_lapse_is_named_with_the_pair_the_theme_and_the_ratio() {
    let css = css().replace("--telesales-quiet, light-dark(#565d73", "--telesales-quiet, light-dark(#777777");
    let before = "quiet on surface (what stands before the customer's data, and the operator on a phone), light";
    assert_eq!(lapses(&css), [format!("{before}: 4.48, less than 4.5")]);
}

#[test]
fn a_button_is_looked_at_with_the_pointer_over_it() {
    let css = css().replace("--telesales-accent, light-dark(#2446c7", "--telesales-accent, light-dark(#767676");
    let lapses = lapses(&css);
    assert!(lapses.iter().all(|lapse| lapse.contains("the pointer over it), light")), "{lapses:?}");
    assert!(!lapses.is_empty());
}

#[test]
fn the_contrast_is_that_of_wcag() {
    let of = |one, other| contrast(rgb(one).unwrap(), rgb(other).unwrap());
    let is = |ratio: f64, expected: f64| assert!((ratio - expected).abs() < 0.005, "{ratio}, not {expected}");
    is(of("#000", "#fff"), 21.0);
    is(of("#fff", "#000"), 21.0);
    is(of("#1b2033", "#1b2033"), 1.0);
    is(of("#767676", "#fff"), 4.54);
    is(of("#777", "#fff"), 4.48);
    // What VTEX's own toolbar has while somebody is acted for.
    is(of("#f71963", "#ffffff"), 3.98);
}
