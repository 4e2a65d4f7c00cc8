//! Files and who uses whom, and what is wrong with that.

use std::collections::{BTreeMap, BTreeSet};

/// Texts of files by their paths below the root.
pub type Files = BTreeMap<String, String>;

/// Which files a file uses.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The shortest way round from this file back to it, which begins with it.
fn ring_through<'a>(arrows: &'a Arrows, file: &'a str) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![file]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way.last().and_then(|last| arrows.get(*last)).into_iter().flatten() {
                if next == file {
                    return Some(way);
                }
                if seen.insert(next.as_str()) {
                    longer.push([&way[..], &[next.as_str()]].concat());
                }
            }
        }
        ways = longer;
    }
    None
}

/// The shortest ring of each file that is in one; the same ring once, and from its first file on.
fn rings(arrows: &Arrows) -> BTreeSet<Vec<&str>> {
    let rings = arrows.keys().filter_map(|file| ring_through(arrows, file));
    let from_first = rings.map(|mut ring| {
        let first = (0..ring.len()).min_by_key(|at| ring[*at]).unwrap_or(0);
        ring.rotate_left(first);
        ring
    });
    from_first.collect()
}

/// Each ring, by its files.
pub fn complaints(arrows: &Arrows) -> Vec<String> {
    rings(arrows).iter().map(|ring| format!("a ring: {} → {}", ring.join(" → "), ring[0])).collect()
}

fn sample(arrows: &[(&str, &[&str])]) -> Arrows {
    let to = |to: &[&str]| to.iter().map(|to| (*to).to_owned()).collect();
    arrows.iter().map(|(from, others)| ((*from).to_owned(), to(others))).collect()
}

#[test]
fn a_ring_is_named_by_its_shortest_way_round() {
    let arrows = sample(&[("a", &["b", "d"]), ("b", &["c"]), ("c", &["a"]), ("d", &["e"]), ("e", &[])]);
    assert_eq!(complaints(&arrows), ["a ring: a → b → c → a"]);
    let arrows = sample(&[("a", &["b"]), ("b", &["c", "a"]), ("c", &["b"])]);
    assert_eq!(complaints(&arrows), ["a ring: a → b → a", "a ring: b → c → b"]);
}

#[test]
fn where_several_ways_lead_to_one_file_there_is_no_ring() {
    let arrows = sample(&[("a", &["b", "c"]), ("b", &["d"]), ("c", &["b", "d"]), ("d", &[])]);
    assert_eq!(complaints(&arrows), [""; 0]);
}
