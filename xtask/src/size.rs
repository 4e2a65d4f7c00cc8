//! `cargo xtask size`: what an operator and a shopper download, against the budget.

mod crates;
mod document;
mod purposes;
mod scripts;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::integrity;
use crate::languages::SHIPPED;
use crate::project::{self, COMPATIBILITY, ENTRY, GLUE, INLINE, WASM};
use crate::tools::npm;

/// What every visitor of the store downloads: the element script, in bytes of brotli.
const SCRIPT_BUDGET: usize = 1_150;
/// The same where it stands in the page, and so is no request of its own: it names the folder of the files, and fetches the WASM
/// beside the script that starts it.
const INLINE_BUDGET: usize = 1_200;
/// What an operator downloads: everything, the element script too, in English.
const TOTAL_BUDGET: usize = 65_500;
/// What an operator downloads besides in another language.
const LANGUAGE_BUDGET: usize = 2_000;

/// What an operator downloads besides where the store wants the names of VTEX's own toolbars.
const COMPATIBILITY_BUDGET: usize = 4_000;

struct Shipped {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints the size of each file in `pkg/` that a browser fetches; fails past the budget, and when `docs/size.md` says
/// something else.
pub fn size() -> Result<()> {
    let files = measure(&project::pkg())?;
    println!("{}", table(&files));
    let excesses = excesses(&files);
    if !excesses.is_empty() {
        bail!("past the size budget: {}", excesses.join("; "));
    }
    document::check(&files)
}

/// Writes `docs/size.md`: where each kilobyte goes.
pub fn document() -> Result<()> {
    npm::ensure()?;
    document::write(&measure(&project::pkg())?)
}

fn measure(folder: &Path) -> Result<Vec<Shipped>> {
    let files =
        integrity::embedded(folder).context("pkg/ is not there yet, or not whole. Build it: cargo xtask build")?;
    let weighed =
        |(name, bytes): (String, Vec<u8>)| Ok(Shipped { name, raw: bytes.len(), brotli: compressed(&bytes)? });
    let files: Vec<Shipped> = files.into_iter().map(weighed).collect::<Result<_>>()?;
    if !files.iter().any(Shipped::is_entry) {
        bail!("pkg/{ENTRY} is not there. Build it: cargo xtask build");
    }
    Ok(files)
}

/// Bytes after brotli at its best: quality 11, a window of 2²² bytes, as a CDN compresses once and serves for long.
fn compressed(bytes: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut output, &parameters)?;
    Ok(output.len())
}

/// What these weigh together: raw and brotli.
fn weight(files: &[Shipped], wanted: fn(&Shipped) -> bool) -> (usize, usize) {
    files.iter().filter(|file| wanted(file)).fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
}

/// The largest language.
fn language(files: &[Shipped]) -> usize {
    files.iter().filter(|file| file.is_language()).map(|file| file.brotli).max().unwrap_or_default()
}

impl Shipped {
    fn is_language(&self) -> bool {
        self.name.starts_with(SHIPPED.0) && self.name.ends_with(SHIPPED.1)
    }

    fn is_compatibility(&self) -> bool {
        COMPATIBILITY.iter().any(|(_, name)| *name == self.name)
    }

    fn is_entry(&self) -> bool {
        self.name == ENTRY
    }

    fn is_for_all(&self) -> bool {
        [ENTRY, GLUE, WASM].contains(&&*self.name)
    }

    fn budget(&self) -> Option<usize> {
        match &*self.name {
            ENTRY => Some(SCRIPT_BUDGET),
            INLINE => Some(INLINE_BUDGET),
            _ => self.is_language().then_some(LANGUAGE_BUDGET),
        }
    }

    fn is_inline(&self) -> bool {
        self.name == INLINE
    }
}

/// A sentence for each budget that is exceeded.
fn excesses(files: &[Shipped]) -> Vec<String> {
    [
        ("the element script", weight(files, Shipped::is_entry).1, SCRIPT_BUDGET),
        ("the element script in a page", weight(files, Shipped::is_inline).1, INLINE_BUDGET),
        ("everything an operator downloads", weight(files, Shipped::is_for_all).1, TOTAL_BUDGET),
        ("a language", language(files), LANGUAGE_BUDGET),
        ("the names of VTEX's toolbars", weight(files, Shipped::is_compatibility).1, COMPATIBILITY_BUDGET),
    ]
    .into_iter()
    .filter(|(_, bytes, budget)| bytes > budget)
    .map(|(what, bytes, budget)| {
        format!(
            "{what} has {} bytes of brotli, {} more than the {} allowed",
            grouped(bytes),
            grouped(bytes - budget),
            grouped(budget)
        )
    })
    .collect()
}

fn table(files: &[Shipped]) -> String {
    let mut table = format!("{:<34} {:>10} {:>10} {:>10}\n", "bytes", "raw", "brotli", "budget");
    let mut row = |name: &str, raw: &str, brotli: usize, budget: &str| {
        let brotli = grouped(brotli);
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{name:<34} {raw:>10} {brotli:>10} {budget:>10}");
    };
    for file in files {
        let budget = file.budget().map_or_else(String::new, grouped);
        row(&file.name, &grouped(file.raw), file.brotli, &budget);
    }
    let (raw, brotli) = weight(files, Shipped::is_for_all);
    row("everything an operator downloads", &grouped(raw), brotli, &grouped(TOTAL_BUDGET));
    table
}

/// 60000 as `60 000`.
fn grouped(number: usize) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(name: &str, brotli: usize) -> Shipped {
        Shipped { name: name.to_owned(), raw: brotli * 2, brotli }
    }

    #[test]
    fn a_build_on_the_budget_passes() {
        let files = [shipped(ENTRY, 1_150), shipped(WASM, 64_350)];
        assert_eq!(excesses(&files), [""; 0]);
    }

    #[test]
    fn a_script_past_its_budget_is_named_with_the_excess() {
        let files = [shipped(ENTRY, 1_151)];
        assert_eq!(excesses(&files), ["the element script has 1 151 bytes of brotli, 1 more than the 1 150 allowed"]);
    }

    #[test]
    fn the_script_in_a_page_has_a_budget_of_its_own_and_is_no_download_besides() {
        let files = [shipped(ENTRY, 1_000), shipped(WASM, 59_000), shipped(INLINE, 1_201)];
        assert_eq!(
            excesses(&files),
            ["the element script in a page has 1 201 bytes of brotli, 1 more than the 1 200 allowed"]
        );
    }

    #[test]
    fn the_script_counts_in_the_total_too() {
        let files = [shipped(ENTRY, 900), shipped(WASM, 65_000)];
        assert_eq!(
            excesses(&files),
            ["everything an operator downloads has 65 900 bytes of brotli, 400 more than the 65 500 allowed"]
        );
    }

    #[test]
    fn a_language_has_a_budget_of_its_own_and_does_not_count_in_the_total() {
        let files = [shipped(ENTRY, 1_000), shipped(WASM, 59_000), shipped("telesales-toolbar.ja.json", 2_001)];
        assert_eq!(excesses(&files), ["a language has 2 001 bytes of brotli, 1 more than the 2 000 allowed"]);
    }

    #[test]
    fn digits_are_grouped_by_three() {
        let numbers = [0, 7, 999, 1_000, 60_400, 1_234_567].map(grouped);
        assert_eq!(numbers, ["0", "7", "999", "1 000", "60 400", "1 234 567"]);
    }

    #[test]
    fn repetition_compresses() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
    }
}
