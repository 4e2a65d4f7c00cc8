//! A file that is shipped: what it weighs, and what it may.

use crate::languages::SHIPPED;
use crate::project::{COMPATIBILITY, DESK, ENTRY, GLUE, INLINE, WASM};

/// What every visitor of the store downloads: the element script, in bytes of brotli.
pub const SCRIPT_BUDGET: usize = 1_150;
/// The same where it stands in the page, and so is no request of its own: it names the folder of the files, and fetches the WASM
/// beside the script that starts it.
pub const INLINE_BUDGET: usize = 1_200;
/// What an operator downloads before the bar is drawn: the element script too, in English.
pub const BAR_BUDGET: usize = 58_000;
/// What an operator downloads after that: what is behind the bar's button, with the rules of each feature. Nobody waits for it, and
/// more than a third of it is the search's (what a text may be, how names, numbers and documents are compared); then come the cart's
/// and the time limit's.
pub const DESK_BUDGET: usize = 62_000;
/// What an operator downloads besides in another language: all that any feature says.
pub const LANGUAGE_BUDGET: usize = 2_900;

/// What an operator downloads besides where the store wants the names of VTEX's own toolbars.
pub const COMPATIBILITY_BUDGET: usize = 4_000;

/// A file of `pkg/`, in bytes.
pub struct Shipped {
    pub name: String,
    pub raw: usize,
    pub brotli: usize,
}

impl Shipped {
    pub fn is_language(&self) -> bool {
        self.name.starts_with(SHIPPED.0) && self.name.ends_with(SHIPPED.1)
    }

    pub fn is_compatibility(&self) -> bool {
        COMPATIBILITY.iter().any(|(_, name)| *name == self.name)
    }

    pub fn is_entry(&self) -> bool {
        self.name == ENTRY
    }

    pub fn is_desk(&self) -> bool {
        self.name == DESK
    }

    /// Whether no bar is drawn without it.
    pub fn is_for_all(&self) -> bool {
        [ENTRY, GLUE, WASM].contains(&&*self.name)
    }

    pub fn budget(&self) -> Option<usize> {
        match &*self.name {
            ENTRY => Some(SCRIPT_BUDGET),
            INLINE => Some(INLINE_BUDGET),
            DESK => Some(DESK_BUDGET),
            _ => self.is_language().then_some(LANGUAGE_BUDGET),
        }
    }

    pub fn is_inline(&self) -> bool {
        self.name == INLINE
    }
}

/// What these weigh together: raw and brotli.
pub fn weight(files: &[Shipped], wanted: fn(&Shipped) -> bool) -> (usize, usize) {
    files.iter().filter(|file| wanted(file)).fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
}

/// 60000 as `60 000`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let (head, tail) = digits.split_at(first);
    let mut text = head.to_owned();
    for group in tail.as_bytes().chunks(3) {
        text.push(' ');
        text.extend(group.iter().map(|&digit| char::from(digit)));
    }
    text
}

#[test]
fn digits_are_grouped_by_three() {
    let numbers = [0, 7, 999, 1_000, 60_400, 1_234_567].map(grouped);
    assert_eq!(numbers, ["0", "7", "999", "1 000", "60 400", "1 234 567"]);
}
