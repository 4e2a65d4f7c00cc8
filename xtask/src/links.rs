//! What the project's pages point to is there: files, folders and headings. Other hosts are nobody's to promise.

use std::fs;
use std::path::Path;

use crate::project;

/// The lines that are no code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// What stands in the round brackets of a link; in the square ones there may be code.
fn targets(text: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let without_code: String = line.split('`').step_by(2).collect();
        let targets = without_code.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        targets.map(str::to_owned).collect::<Vec<_>>()
    };
    prose(text).flat_map(of_line).collect()
}

/// The names by which headings are linked to, as GitHub makes them; it adds a number to the second of the same name.
fn anchors(text: &str) -> Vec<String> {
    let (mut names, mut anchors): (Vec<String>, Vec<String>) = Default::default();
    for line in prose(text).filter(|line| line.starts_with('#')) {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|kept| kept.is_alphanumeric() || matches!(kept, ' ' | '-' | '_'));
        let name: String = kept.map(|kept| if kept == ' ' { '-' } else { kept }).collect();
        let before = names.iter().filter(|other| **other == name).count();
        anchors.push(if before == 0 { name.clone() } else { format!("{name}-{before}") });
        names.push(name);
    }
    anchors
}

/// Why a link of this page leads nowhere.
fn complaint(page: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() { page.to_path_buf() } else { page.parent()?.join(file) };
    if !path.exists() {
        return Some(format!("links to {target}, which is not there"));
    }
    if anchor.is_empty() {
        return None;
    }
    let has_heading = fs::read_to_string(&path).is_ok_and(|text| anchors(&text).iter().any(|name| name == anchor));
    (!has_heading).then(|| format!("links to {target}, and there is no such heading"))
}

#[test]
fn each_link_between_the_pages_leads_somewhere() {
    let pages = project::written(project::root(), &["md"]).unwrap();
    assert!(pages.len() > 10, "that cannot be all pages: {pages:?}");
    let mut broken = Vec::new();
    for page in pages {
        let name = page.strip_prefix(project::root()).unwrap().display().to_string();
        let targets = targets(&fs::read_to_string(&page).unwrap());
        broken.extend(targets.iter().filter_map(|target| Some(format!("{name} {}", complaint(&page, target)?))));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn links_are_read_without_those_in_code() {
    let text = "[a](one.md) ![b](two.png), [`c`](three.md#four) and `[d](five.md)`\n```md\n[e](six.md)\n```\n[f](#g)\n";
    assert_eq!(targets(text), ["one.md", "two.png", "three.md#four", "#g"]);
}

#[test]
fn a_heading_is_linked_to_as_github_names_it() {
    let text =
        "# VTEX's bar\n## `x`: a, b\n```sh\n# no heading\n```\n## Not checked\n### Not checked\n### Not checked\n";
    assert_eq!(anchors(text), ["vtexs-bar", "x-a-b", "not-checked", "not-checked-1", "not-checked-2"]);
}

#[test]
fn a_link_that_leads_nowhere_is_told() {
    let page = project::root().join("docs/architecture.md");
    for target in ["nowhere.md", "../README.md#nowhere", "#nowhere"] {
        assert!(complaint(&page, target).is_some_and(|told| told.contains(target)), "{target}");
    }
    for target in
        ["../README.md#events", "../core/src/stage.rs", "#the-state-machine", "images", "https://example.com/x"]
    {
        assert_eq!(complaint(&page, target), None, "{target}");
    }
}
