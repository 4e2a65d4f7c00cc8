//! The codes that TypeScript knows are those the crate and the element script give out.
#![cfg(test)]

use std::collections::BTreeSet;

use super::{DETAILS, manifest};
use crate::{project, shrink};

type Codes = BTreeSet<String>;

/// Those that the scripts give out by themselves, where there is no WASM yet or any more.
const OF_THE_SCRIPTS: [&str; 2] = ["not-loaded", "crashed"];

/// The texts in quotes, of one kind.
fn quoted(text: &str, quote: char) -> Codes {
    text.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
}

/// What a type of the hand-written shapes lists.
fn listed(name: &str) -> Codes {
    let details = project::read(DETAILS).unwrap();
    let start = format!("export type {name} =");
    let (_, rest) = details.split_once(&start).unwrap_or_else(|| panic!("{DETAILS} has no {start}"));
    quoted(rest.split_once(';').unwrap().0, '\'')
}

/// What a function of the crate gives out: the first one of that name behind `implementation`.
fn given(source: &str, implementation: &str, function: &str) -> Codes {
    let text = project::read(source).unwrap();
    let (_, rest) = text.split_once(implementation).unwrap_or_else(|| panic!("{source} has no {implementation}"));
    let (_, rest) = rest.split_once(function).unwrap_or_else(|| panic!("{source} has no {function}"));
    quoted(rest.split_once("\n    }\n").unwrap().0, '"')
}

fn union(one: &Codes, other: &Codes) -> Codes {
    one.union(other).cloned().collect()
}

#[test]
fn the_stages_are_those_of_the_crate() {
    assert_eq!(listed("Stage"), given("core/src/stage.rs", "impl Stage", "pub fn name"));
}

#[test]
fn the_faults_are_those_of_the_crate() {
    assert_eq!(listed("Fault"), given("core/src/failure.rs", "impl Fault", "pub fn code"));
}

#[test]
fn the_failures_are_those_of_the_crate_and_of_the_scripts() {
    let given = given("core/src/failure.rs", "impl Failure", "pub fn code");
    let of_the_scripts = OF_THE_SCRIPTS.map(str::to_owned).into();
    assert_eq!(union(&listed("Failure"), &listed("Hindrance")), union(&given, &of_the_scripts));
    assert!(listed("Failure").is_disjoint(&listed("Hindrance")));
}

#[test]
fn the_scripts_give_out_the_codes_that_are_their_own() {
    let scripts = [manifest::SOURCE, shrink::OPERATOR[0]].map(|source| project::read(source).unwrap()).concat();
    assert!(OF_THE_SCRIPTS.iter().all(|code| scripts.contains(&format!("'{code}'"))));
}

#[test]
fn the_readme_explains_every_failure_and_fault() {
    let readme = project::read("README.md").unwrap();
    let explained: Codes =
        readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).map(str::to_owned).collect();
    let forgotten: Vec<_> = union(&listed("Failure"), &listed("Fault")).difference(&explained).cloned().collect();
    assert_eq!(forgotten, [""; 0]);
}
