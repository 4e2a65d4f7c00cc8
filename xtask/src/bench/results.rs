//! What the benchmark measured: every run of every page, in turn.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

/// Who is looked at: whoever comes to the store.
pub const OPERATOR: &str = "operator";
pub const SHOPPER: &str = "shopper";

/// Without throttling, and with a CPU of a quarter and a slow line.
pub const FAST: &str = "fast";
pub const SLOW: &str = "slow";

/// The pages that are compared, as the benchmark calls them.
pub const NONE: &str = "none";
pub const PLAIN: &str = "vanilla";
pub const REACT: &str = "react";
/// This toolbar with its script in the page, as the README embeds it first.
pub const OURS: &str = "product";
/// The same with its script linked.
pub const LINKED: &str = "linked";
/// As `OURS`, in a tab that had an operator.
pub const LATER: &str = "later";
/// As `OURS`, in a new tab of a browser that had an operator.
pub const NEW_TAB: &str = "new-tab";

#[derive(Deserialize)]
pub struct Results {
    pub meta: Machine,
    /// By role, profile and page: an object for each run.
    raw: BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<Value>>>>,
}

/// Where it was measured, and when.
#[derive(Deserialize)]
pub struct Machine {
    pub date: String,
    pub chromium: String,
    pub cpu: Option<String>,
    pub cores: usize,
    pub runs: usize,
}

/// A number over all runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statistic {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

impl Results {
    pub fn read(json: &str) -> Result<Self> {
        let results: Self =
            serde_json::from_str(json).context("results.json is not what the benchmark used to write")?;
        for role in [OPERATOR, SHOPPER] {
            for profile in [FAST, SLOW] {
                for page in [NONE, PLAIN, REACT, OURS, LINKED, LATER, NEW_TAB] {
                    results.check(role, profile, page)?;
                }
            }
        }
        Ok(results)
    }

    /// Fails when a page was not measured as a whole, so that no table is made of what did not work.
    fn check(&self, role: &str, profile: &str, page: &str) -> Result<()> {
        let runs = self.runs(role, profile, page);
        ensure!(!runs.is_empty(), "the benchmark did not measure `{page}` ({role}, {profile})");
        for run in runs {
            let error = run["error"].as_str().map(str::to_owned);
            let missing = run["missing"].as_array().filter(|missing| !missing.is_empty() && page != NONE);
            let page_errors = run["pageErrors"].as_array().filter(|errors| !errors.is_empty());
            let wrong = error.or_else(|| missing.or(page_errors).map(|list| Value::from(list.clone()).to_string()));
            ensure!(wrong.is_none(), "a run of `{page}` ({role}, {profile}) went wrong: {}", wrong.unwrap_or_default());
        }
        Ok(())
    }

    fn runs(&self, role: &str, profile: &str, page: &str) -> &[Value] {
        let runs = self.raw.get(role).and_then(|profiles| profiles.get(profile)?.get(page));
        runs.map(Vec::as_slice).unwrap_or_default()
    }

    /// What one field was in each run; `/` goes into an object: `/bytes/total`.
    fn values(&self, role: &str, profile: &str, page: &str, field: &str) -> Vec<Option<f64>> {
        self.runs(role, profile, page).iter().map(|run| run.pointer(field)?.as_f64()).collect()
    }

    pub fn statistic(&self, role: &str, profile: &str, page: &str, field: &str) -> Option<Statistic> {
        Statistic::of(self.values(role, profile, page, field).into_iter().flatten())
    }

    /// What it is by what it is with React, within each round: both were measured right after each other.
    pub fn to_react(&self, role: &str, profile: &str, page: &str, field: &str) -> Option<Statistic> {
        let pairs = self.pairs([role, profile, field], page, REACT);
        Statistic::of(pairs.filter(|(_, react)| *react > 0.0).map(|(own, react)| own / react))
    }

    /// How much more than without a toolbar, within each round.
    pub fn extra(&self, role: &str, profile: &str, page: &str, field: &str) -> Option<Statistic> {
        Statistic::of(self.pairs([role, profile, field], page, NONE).map(|(own, none)| own - none))
    }

    fn pairs(&self, [role, profile, field]: [&str; 3], page: &str, other: &str) -> impl Iterator<Item = (f64, f64)> {
        let values = |page| self.values(role, profile, page, field).into_iter();
        values(page).zip(values(other)).filter_map(|(one, two)| one.zip(two))
    }
}

impl Statistic {
    fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let median = f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]);
        Some(Self { median, min, max })
    }
}

/// A results file with two runs, of which the targets are met.
#[cfg(test)]
pub const EXAMPLE: &str = include_str!("example.json");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_or_between_the_two_in_it() {
        let odd = Statistic::of([3.0, 1.0, 2.0].into_iter()).unwrap();
        assert_eq!(odd, Statistic { median: 2.0, min: 1.0, max: 3.0 });
        assert!((Statistic::of([4.0, 1.0].into_iter()).unwrap().median - 2.5).abs() < 1e-9);
        assert_eq!(Statistic::of([].into_iter()), None);
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let results = Results::read(EXAMPLE).unwrap();
        let ratio = results.to_react(OPERATOR, SLOW, OURS, "/bar").unwrap();
        // 500 of 1000, and 480 of 800.
        assert!((ratio.min - 0.5).abs() < 1e-9 && (ratio.max - 0.6).abs() < 1e-9, "{ratio:?}");
    }

    #[test]
    fn what_a_toolbar_takes_is_what_is_more_than_without_one() {
        let results = Results::read(EXAMPLE).unwrap();
        let extra = results.extra(SHOPPER, SLOW, OURS, "/settledTaskDuration").unwrap();
        assert_eq!(extra, Statistic { median: 2.0, min: 1.0, max: 3.0 });
    }

    #[test]
    fn a_run_that_did_not_find_all_it_measures_is_no_result() {
        let incomplete = EXAMPLE.replacen("\"bar\": 480", "\"missing\": [\"acting state\"]", 1);
        let error = Results::read(&incomplete).err().unwrap().to_string();
        assert_eq!(error, r#"a run of `product` (operator, slow) went wrong: ["acting state"]"#);
    }

    #[test]
    fn a_page_that_was_not_measured_is_no_result() {
        for page in [OURS, NEW_TAB] {
            let without = EXAMPLE.replace(&format!("\"{page}\""), "\"other\"");
            let error = Results::read(&without).err().unwrap().to_string();
            assert_eq!(error, format!("the benchmark did not measure `{page}` (operator, fast)"));
        }
    }
}
