//! `docs/performance.md`: what was measured, by role and by profile, and what of it was to be reached.

use std::fmt::Write as _;

use super::results::{
    FAST, LATER, LINKED, Machine, NEW_TAB, NONE, OPERATOR, OURS, PLAIN, REACT, Results, SHOPPER, SLOW, Statistic,
};
use super::targets::Target;

pub const DOCUMENT: &str = "docs/performance.md";

const PAGES: [(&str, &str); 7] = [
    (NONE, "no toolbar"),
    (PLAIN, "plain JavaScript"),
    (REACT, "React"),
    (OURS, "this toolbar"),
    (LINKED, "linked"),
    (LATER, "a later page"),
    (NEW_TAB, "a new tab"),
];

const ROLES: [(&str, &str); 2] = [(OPERATOR, "An operator"), (SHOPPER, "A shopper")];
const PROFILES: [(&str, &str); 2] =
    [(FAST, "unthrottled"), (SLOW, "a quarter of the CPU, a line of 9 Mbit/s and 60 ms")];

/// A line of a table: what it is, where it is in the results, by what it is divided, and its decimals.
struct Measure(&'static str, &'static str, f64, usize);

const KIB: f64 = 1_024.0;

const ALL: [Measure; 7] = [
    Measure("requests, with the page", "/bytes/requests", 1.0, 0),
    Measure("bytes without the page, brotli", "/bytes/total", 1.0, 0),
    Measure("script, ms", "/settledScriptDuration", 1.0, 1),
    Measure("main thread, ms", "/settledTaskDuration", 1.0, 1),
    Measure("JavaScript heap, KiB", "/heap", KIB, 0),
    Measure("buffers and WASM's memory, KiB", "/backing", KIB, 0),
    Measure("a loop that is always the same, ms", "/calibration", 1.0, 1),
];

const OPERATORS: [Measure; 6] = [
    Measure("navigation to visible bar, ms", "/bar", 1.0, 0),
    Measure("first paint of the page, ms", "/fcp", 1.0, 0),
    Measure("long tasks until the bar, ms", "/longTasks", 1.0, 0),
    Measure("layout shift", "/cls", 1.0, 4),
    Measure("click to popover, ms", "/popover", 1.0, 1),
    Measure("Enter to acting, ms", "/roundTrip", 1.0, 1),
];

/// What a toolbar takes of a shopper, for whom it does nothing.
const EXTRA: [Measure; 2] = [
    Measure("script, more than without a toolbar, ms", "/settledScriptDuration", 1.0, 1),
    Measure("main thread, more than without a toolbar, ms", "/settledTaskDuration", 1.0, 1),
];

pub fn document(results: &Results, targets: &[Target]) -> String {
    let mut text = introduction(&results.meta);
    for (role, who) in ROLES {
        for (profile, how) in PROFILES {
            let _ = write!(text, "\n## {who}, {how}\n\n{}", table(results, role, profile));
        }
    }
    text.push_str("\n## Targets\n\nThe median is held against the limit, unless another run is named. “No long task” is held against what the toolbar adds to\nthose that the page has by itself.\n\n| what | to be | measured | met |\n|---|---|---|---|\n");
    for target in targets {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", target.row());
    }
    text
}

fn introduction(machine: &Machine) -> String {
    let cpu = machine.cpu.as_deref().unwrap_or("an unknown CPU");
    let day = machine.date.split('T').next().unwrap_or_default();
    format!(
        "# How fast it is\n\n\
         Written by `cargo xtask bench` on {day}: {} runs of each page, in turn, in Chromium {} on {cpu} with {} cores.\n\n\
         The same bar three times, on one page of a store with 200 products: in plain JavaScript, in React, and this toolbar; and\n\
         the page without any. Numbers are the median, in brackets the least and the most; the last column is this toolbar by\n\
         React, taken within each round. A bar is visible once the frame that has it is painted. The plain one and React's do less:\n\
         no reading again, no other tabs, three languages, no themes.\n\n\
         “This toolbar” has its script in the page, “linked” has it linked: the two ways in the README. There the browser had\n\
         no operator before, so nothing is fetched ahead; “a later page” is the first way in a tab that had an operator, as all have\n\
         but the first page of each tab; “a new tab” is the first way on such a first page, where another tab of the browser had\n\
         one. Nothing comes from a cache in any column, and nothing that one run stored is there in the next.\n\
         The page is not loaded anew after logging in (`after=\"none\"`), for the other two do not either. Until the bar counts\n\
         whatever the page does, too: drawing 200 products is a long task by itself on a slow machine. Without a toolbar there is\n\
         no bar to wait for, so all of the page's long tasks count.\n\n\
         The loop is run after each measurement. Where its least and most lie far apart, the machine was busy with something\n\
         else, and so were the numbers above it.\n",
        machine.runs, machine.chromium, machine.cores
    )
}

fn table(results: &Results, role: &str, profile: &str) -> String {
    // A shopper's later pages and new tabs are as the first page: what an operator left is forgotten after one look at the
    // session.
    let pages: Vec<_> =
        PAGES.into_iter().filter(|(page, _)| role == OPERATOR || ![LATER, NEW_TAB].contains(page)).collect();
    let names: Vec<_> = pages.iter().map(|(_, name)| *name).collect();
    let mut text = format!("| | {} | to React |\n|---|{}--:|\n", names.join(" | "), "--:|".repeat(names.len()));
    let of_role: &[Measure] = if role == OPERATOR { &OPERATORS } else { &[] };
    for measure in of_role.iter().chain(&ALL) {
        let cells = pages.iter().map(|(page, _)| cell(results.statistic(role, profile, page, measure.1), measure));
        let ratio = Measure("", "", 1.0, 2);
        let to_react = cell(results.to_react(role, profile, OURS, measure.1), &ratio);
        let _ = writeln!(text, "| {} | {} | {to_react} |", measure.0, cells.collect::<Vec<_>>().join(" | "));
    }
    if role == SHOPPER {
        for measure in EXTRA {
            let cells =
                pages[1..].iter().map(|(page, _)| cell(results.extra(role, profile, page, measure.1), &measure));
            let _ = writeln!(text, "| {} | | {} | |", measure.0, cells.collect::<Vec<_>>().join(" | "));
        }
    }
    text
}

/// A dash where nothing was measured, and one number where all are the same.
fn cell(statistic: Option<Statistic>, &Measure(_, _, unit, decimals): &Measure) -> String {
    let Some(statistic) = statistic else { return "–".to_owned() };
    let [median, min, max] =
        [statistic.median, statistic.min, statistic.max].map(|number| format!("{:.decimals$}", number / unit));
    if min == max { median } else { format!("{median} ({min}–{max})") }
}

#[cfg(test)]
mod tests {
    use super::super::results::EXAMPLE;
    use super::super::targets;
    use super::*;

    fn example() -> String {
        let results = Results::read(EXAMPLE).unwrap();
        document(&results, &targets::judge(&results))
    }

    #[test]
    fn each_role_and_profile_has_its_table_with_ratios_to_react() {
        let text = example();
        let pages = "| | no toolbar | plain JavaScript | React | this toolbar | linked |";
        assert_eq!(text.matches(&format!("{pages} a later page | a new tab | to React |")).count(), 2, "an operator's");
        assert_eq!(text.matches(&format!("{pages} to React |")).count(), 2, "a shopper's");
        let bar = "| navigation to visible bar, ms | – | 400 | 900 (800–1000) | 490 (480–500) | 695 (690–700) | 445 (440–450) | 470 (465–475) | 0.55 (0.50–0.60) |";
        assert!(text.contains(bar), "{text}");
    }

    #[test]
    fn a_shopper_is_told_what_a_toolbar_takes() {
        let text = example();
        assert!(
            text.contains(
                "| main thread, more than without a toolbar, ms | | 4.0 | 50.0 | 2.0 (1.0–3.0) | 2.0 (1.0–3.0) | |"
            ),
            "{text}"
        );
    }

    #[test]
    fn each_target_has_a_row_with_what_was_measured() {
        let text = example();
        let row = "| click to popover, throttled | < 50 ms | 30.00 (30.00–30.00) | yes |";
        assert!(text.contains(row), "{text}");
    }
}
