//! What is to be reached, and whether it is.

use std::fmt;

use super::results::{FAST, LATER, NEW_TAB, OPERATOR, OURS, Results, SHOPPER, SLOW, Statistic};

/// From here on a task is a long one, in milliseconds.
const LONG_TASK: f64 = 50.0;

/// A number that must not be larger than a limit.
#[derive(Debug)]
pub struct Target {
    what: &'static str,
    /// How the limit and the number are written: `≤ 3 ms`.
    limit: (&'static str, f64, &'static str),
    measured: Option<Statistic>,
    /// What of it is held against the limit.
    judged: fn(Statistic) -> f64,
}

/// `≤` and `<`.
const AT_MOST: &str = "≤";
const LESS_THAN: &str = "<";

fn median(statistic: Statistic) -> f64 {
    statistic.median
}

fn worst(statistic: Statistic) -> f64 {
    statistic.max
}

/// All targets with what was measured.
pub fn judge(results: &Results) -> Vec<Target> {
    let bar = |profile, page| results.to_react(OPERATOR, profile, page, "/bar");
    let long_tasks = |profile| results.extra(OPERATOR, profile, OURS, "/longTasks");
    let shift = |profile| results.statistic(OPERATOR, profile, OURS, "/cls");
    let target = |what, limit, measured, judged| Target { what, limit, measured, judged };
    vec![
        target("time to the visible bar, to React's", (AT_MOST, 0.8, "×"), bar(FAST, OURS), median),
        target("time to the visible bar, to React's, throttled", (AT_MOST, 0.8, "×"), bar(SLOW, OURS), median),
        target("the same on a later page of the tab", (AT_MOST, 0.8, "×"), bar(FAST, LATER), median),
        target("the same on a later page of the tab, throttled", (AT_MOST, 0.8, "×"), bar(SLOW, LATER), median),
        target(
            "the same in a new tab of a browser that had an operator",
            (AT_MOST, 0.8, "×"),
            bar(FAST, NEW_TAB),
            median,
        ),
        target(
            "the same in a new tab of a browser that had an operator, throttled",
            (AT_MOST, 0.72, "×"),
            bar(SLOW, NEW_TAB),
            median,
        ),
        target(
            "a shopper's main thread, more than without a toolbar, throttled",
            (AT_MOST, 3.0, " ms"),
            results.extra(SHOPPER, SLOW, OURS, "/settledTaskDuration"),
            median,
        ),
        target(
            "long tasks until the bar, more than without a toolbar",
            (LESS_THAN, LONG_TASK, " ms"),
            long_tasks(FAST),
            median,
        ),
        target(
            "long tasks until the bar, more than without a toolbar, throttled",
            (LESS_THAN, LONG_TASK, " ms"),
            long_tasks(SLOW),
            median,
        ),
        target("layout shift, in the worst run", (AT_MOST, 0.0, ""), shift(FAST), worst),
        target("layout shift, in the worst run, throttled", (AT_MOST, 0.0, ""), shift(SLOW), worst),
        target(
            "click to popover, throttled",
            (LESS_THAN, 50.0, " ms"),
            results.statistic(OPERATOR, SLOW, OURS, "/popover"),
            median,
        ),
    ]
}

impl Target {
    /// Not when nothing was measured.
    pub fn is_met(&self) -> bool {
        let (kind, limit, _) = self.limit;
        self.measured.is_some_and(|measured| {
            let number = (self.judged)(measured);
            if kind == LESS_THAN { number < limit } else { number <= limit }
        })
    }

    /// A row of a table.
    pub fn row(&self) -> String {
        let measured = self.measured.map_or_else(
            || "–".to_owned(),
            |Statistic { median, min, max }| format!("{median:.2} ({min:.2}–{max:.2})"),
        );
        let (kind, limit, unit) = self.limit;
        let is_met = if self.is_met() { "yes" } else { "**no**" };
        format!("| {} | {kind} {limit}{unit} | {measured} | {is_met} |", self.what)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, limit, unit) = self.limit;
        match self.measured {
            Some(measured) => {
                write!(f, "{} is {:.2}{unit}, to be {kind} {limit}{unit}", self.what, (self.judged)(measured))
            }
            None => write!(f, "{} was not measured", self.what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::results::EXAMPLE;
    use super::*;

    fn missed(results: &str) -> Vec<String> {
        let targets = judge(&Results::read(results).unwrap());
        targets.iter().filter(|target| !target.is_met()).map(ToString::to_string).collect()
    }

    #[test]
    fn the_example_meets_all() {
        assert_eq!(missed(EXAMPLE), [""; 0]);
    }

    #[test]
    fn a_bar_that_comes_late_is_named_with_its_ratio() {
        let late = EXAMPLE.replace("\"bar\": 500", "\"bar\": 1200").replace("\"bar\": 480", "\"bar\": 960");
        assert_eq!(missed(&late), ["time to the visible bar, to React's, throttled is 1.20×, to be ≤ 0.8×"]);
    }

    #[test]
    fn a_new_tab_has_a_limit_of_its_own_where_the_line_is_slow() {
        let late = EXAMPLE.replace("\"bar\": 475", "\"bar\": 760").replace("\"bar\": 465", "\"bar\": 592");
        let what = "the same in a new tab of a browser that had an operator, throttled";
        assert_eq!(missed(&late), [format!("{what} is 0.75×, to be ≤ 0.72×")]);
        let late = EXAMPLE.replace("\"bar\": 105", "\"bar\": 225").replace("\"bar\": 95", "\"bar\": 180");
        let what = "the same in a new tab of a browser that had an operator";
        assert_eq!(missed(&late), [format!("{what} is 0.90×, to be ≤ 0.8×")]);
    }

    #[test]
    fn one_run_with_a_layout_shift_is_enough() {
        let shifted = EXAMPLE.replacen("\"bar\": 480, \"cls\": 0", "\"bar\": 480, \"cls\": 0.01", 1);
        assert_eq!(missed(&shifted), ["layout shift, in the worst run, throttled is 0.01, to be ≤ 0"]);
    }

    #[test]
    fn what_must_be_less_is_missed_at_the_limit() {
        let slow = EXAMPLE.replace("\"popover\": 30", "\"popover\": 50");
        assert_eq!(missed(&slow), ["click to popover, throttled is 50.00 ms, to be < 50 ms"]);
    }

    #[test]
    fn what_was_not_measured_is_not_met() {
        let silent = EXAMPLE.replace("\"popover\"", "\"other\"");
        assert_eq!(missed(&silent), ["click to popover, throttled was not measured"]);
    }
}
