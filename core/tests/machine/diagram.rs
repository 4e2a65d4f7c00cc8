//! The diagrams in `docs/architecture.md` have the transitions that there are, and no others.

use std::collections::BTreeSet;
use std::mem::discriminant;

use telesales_core::{MadeFor, Settings, Stage};

use crate::exploration::{Alphabet, explores};
use crate::host::{FRESH, acting};
use crate::walk::{EMAILS, Walk};

const DOCUMENT: &str = include_str!("../../../docs/architecture.md");

/// Six events lead to every transition that there is, or five if what happens to the page is one of them; one more leads to no
/// other.
const DEPTHS: [(Alphabet, usize); 2] = [(Alphabet::Narrow, 6), (Alphabet::Wide, 5)];

/// From one stage to another.
type Transition = (String, String);

/// The lines `From --> To: why` of the document's Mermaid blocks. `[*]`, where it begins, is no stage.
fn drawn() -> Vec<Transition> {
    let blocks = DOCUMENT.split("```mermaid\nstateDiagram-v2\n").skip(1).filter_map(|rest| rest.split("```").next());
    let arrows = blocks.flat_map(str::lines).filter_map(|line| line.split(':').next()?.split_once("-->"));
    arrows.map(|(from, to)| (from.trim().to_owned(), to.trim().to_owned())).filter(|(from, _)| from != "[*]").collect()
}

/// The variant's name.
fn name(stage: &Stage) -> String {
    let text = format!("{stage:?}");
    text.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

/// A toolbar of a tab that had an operator, or had none; on a page that nobody knows anything of, or that had a toolbar before.
fn beginnings() -> Vec<Walk> {
    let pages = [MadeFor::Unread, MadeFor::Read(None), MadeFor::Read(acting(EMAILS[0]).customer)];
    let of_page = |made_for: MadeFor| {
        [(true, true), (true, false), (false, true), (false, false)].map(|(expects_operator, reloads)| {
            let settings = Settings { expects_operator, reloads, ..Settings::default() };
            Walk::on_page(settings, FRESH, made_for.clone())
        })
    };
    pages.into_iter().flat_map(of_page).collect()
}

/// Those that some sequence of events takes. A stage that stays the same is no transition.
fn taken() -> BTreeSet<Transition> {
    let mut taken = BTreeSet::new();
    for (alphabet, depth) in DEPTHS {
        for beginning in beginnings() {
            explores(beginning, alphabet, depth, |before, after| {
                let (from, to) = (before.model.stage(), after.model.stage());
                if discriminant(from) != discriminant(to) {
                    taken.insert((name(from), name(to)));
                }
            });
        }
    }
    taken
}

fn lines<'a>(transitions: impl Iterator<Item = &'a Transition>) -> String {
    transitions.map(|(from, to)| format!("    {from} --> {to}")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_diagrams_have_the_transitions_that_there_are_and_no_others() {
    let (all, taken) = (drawn(), taken());
    let drawn: BTreeSet<Transition> = all.iter().cloned().collect();
    assert_eq!(drawn.len(), all.len(), "docs/architecture.md draws a transition twice");
    let missing = lines(taken.difference(&drawn));
    assert!(missing.is_empty(), "the diagrams in docs/architecture.md are to have these, too:\n{missing}");
    let invented = lines(drawn.difference(&taken));
    assert!(invented.is_empty(), "the diagrams in docs/architecture.md have what no events lead to:\n{invented}");
}
