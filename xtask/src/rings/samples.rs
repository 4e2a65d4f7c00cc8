//! What is an arrow, and what is none: crates of a few lines.

use std::collections::BTreeSet;

use super::graph::{Arrows, Files};
use super::rust;

/// The arrows of a crate with these files, each as `from → to`.
fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    let files: Files = files.iter().map(|(name, text)| (format!("src/{name}"), (*text).to_owned())).collect();
    let arrows: Arrows = rust::arrows(&files, "src/lib.rs");
    let short = |file: &str| file.trim_start_matches("src/").to_owned();
    let of = |(from, to): (&String, &BTreeSet<String>)| {
        to.iter().map(|to| format!("{} → {}", short(from), short(to))).collect::<Vec<_>>()
    };
    arrows.iter().flat_map(of).collect()
}

/// The arrows from `a.rs` to its siblings `b.rs`, which has a bit of everything, and `c.rs`, which has a type.
fn from_a(text: &str) -> Vec<String> {
    let b =
        "pub struct Thing; pub enum Kind { One } pub const LIMIT: u8 = 1; pub const fn thing() {} pub trait Able {}";
    let c = "pub struct Other;";
    arrows(&[("lib.rs", "mod a;\nmod b;\npub mod c;"), ("a.rs", text), ("b.rs", b), ("c.rs", c)])
}

#[test]
fn what_a_sibling_defines_is_used_by_each_kind_of_path() {
    for text in [
        "use super::b::Thing;",
        "use crate::b::Thing as Mine;",
        "use crate::{b::{Kind, Thing}};",
        "use crate::b::Kind::*;",
        "use super::b; fn f() { b::thing() }",
        "use super::b::{self}; fn f() { let x = b::LIMIT; }",
        "use super::b::{self as other}; fn f() { other::thing() }",
        "use super::b::*; fn f() -> Thing { Thing }",
        "fn f() { super::b::thing() }",
        "fn f() { if true { [0; crate::b::LIMIT as usize]; } }",
        "fn f() { for _ in 0..super::b::LIMIT {} }",
        "fn f() { use super::b; if true { b::thing() } }",
        "fn f() { println!(\"{}\", super::b::LIMIT) }",
        "fn f(x: Vec<super::b::Thing>) {}",
        "impl super::b::Able for u8 {}",
        "impl Iterator for Mine { type Item = crate::b::Thing; }",
        "macro_rules! m { () => { $crate::b::thing() } }",
        "#[derive(crate::b::Thing)] struct Mine;",
        "mod inner { fn f() { super::super::b::thing() } }",
        "mod inner { use super::Thing; } use super::b::Thing;",
        "pub use super::b::thing; fn f() { thing() }",
        "use super::b; fn b() { b::thing() }",
        "use super::b; use super::b::thing as b; fn f() { b::thing() }",
    ] {
        assert_eq!(from_a(text), ["a.rs → b.rs"], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_use_is_none() {
    for text in [
        "",
        "// use super::b::Thing;",
        "/// See [`thing`](super::b::thing).\nfn f() {}",
        "/* super::b::thing() */ fn f() { \"super::b::thing()\"; r#\"use super::b::*; \"#; }",
        "use super::b;",
        "use super::b::*;",
        "use std::thing; fn f() { std::b::thing(); ::b::thing(); <u8>::thing() }",
        "pub use super::b::Thing;",
        "pub(crate) use super::b::{Kind, Thing};",
        "pub use super::b::thing; struct S { thing: u8 } impl S { fn thing(&self) { self.thing; S { thing: 1 } } }",
        "#[cfg(test)] use super::b::{Kind, Thing};",
        "#[cfg(test)] mod tests { use super::super::b::Thing; }",
        "#[cfg(test)] pub fn sample() -> Result<u8, u8> { super::b::thing() }",
        "#[cfg(all(test, unix))] fn f() { super::b::thing() }",
        "impl S { #[cfg(test)] fn sample() -> Result<u8, u8> { super::b::thing() } fn f() {} }",
        "#[test] #[should_panic] fn f() { super::b::thing() }",
        "mod inner { fn f() { super::b::thing() } }",
    ] {
        assert_eq!(from_a(text), [""; 0], "{text}");
    }
}

#[test]
fn what_follows_something_for_tests_counts() {
    let text = "#[cfg(test)] use super::c::Other; #[cfg(test)] fn f() {} #[cfg(test)] mod tests; use super::b::Thing;";
    assert_eq!(from_a(text), ["a.rs → b.rs"]);
}

#[test]
fn a_parent_that_only_declares_and_passes_on_is_not_met() {
    let files = [
        ("lib.rs", "mod folder; mod user; pub use folder::Thing;"),
        ("folder/mod.rs", "mod one; mod two; pub use one::Thing; use two::Hidden as Renamed;"),
        ("folder/one.rs", "use super::two::Hidden; pub struct Thing;"),
        ("folder/two.rs", "pub struct Hidden;"),
        ("user.rs", "use crate::Thing; use crate::folder::Thing as Same;"),
    ];
    assert_eq!(
        arrows(&files),
        ["folder/mod.rs → folder/two.rs", "folder/one.rs → folder/two.rs", "user.rs → folder/one.rs"]
    );
}

#[test]
fn a_child_that_uses_what_its_parent_defines_is_a_ring_if_the_parent_calls_it() {
    let files = [
        ("lib.rs", "mod parent; mod other;"),
        ("parent.rs", "mod child; pub const LIMIT: u8 = 1; fn f() { child::f() }"),
        ("parent/child.rs", "use super::LIMIT; pub fn f() { crate::other::f() }"),
        ("other.rs", "mod inner { pub mod deep; } pub use inner::deep::f;"),
        ("other/deep.rs", ""),
    ];
    assert_eq!(arrows(&files), ["parent.rs → parent/child.rs", "parent/child.rs → parent.rs"]);
}

#[test]
fn a_function_may_have_the_name_of_its_module() {
    let files = [
        ("lib.rs", "mod update; mod user; pub use update::update;"),
        ("update/mod.rs", "mod step; pub fn update() { step::step() } pub struct Model;"),
        ("update/step.rs", "pub fn step() {}"),
        ("user.rs", "use crate::update; fn f() { update(); update::update() }"),
    ];
    assert_eq!(arrows(&files), ["update/mod.rs → update/step.rs", "user.rs → update/mod.rs"]);
}

#[test]
fn methods_of_one_type_in_several_files_are_followed() {
    let files = [
        ("lib.rs", "mod calls; mod state; mod stranger; pub use state::State;"),
        ("state.rs", "pub struct State; impl State { pub fn handle(&self) { self.call() } fn count(&self) {} }"),
        ("calls.rs", "use crate::State; impl State { pub fn call(&self) { self.count(); self.call } }"),
        (
            "stranger.rs",
            "pub struct State; impl State { fn count(&self) {} fn f(&self) { self.call(); self.count() } }",
        ),
    ];
    assert_eq!(arrows(&files), ["calls.rs → state.rs", "state.rs → calls.rs"]);
}

#[test]
fn imports_that_go_round_in_a_circle_lead_nowhere() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub use super::b::*; fn f() { x() }"),
        ("b.rs", "pub use super::a::*;"),
    ];
    assert_eq!(arrows(&files), [""; 0]);
}
