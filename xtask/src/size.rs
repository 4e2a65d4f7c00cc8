//! `cargo xtask size`: what an operator and a shopper download, against the budget.

mod crates;
mod document;
mod purposes;
mod scripts;
mod shipped;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::integrity;
use crate::project::{self, ENTRY};
use crate::tools::npm;
use shipped::{
    BAR_BUDGET, COMPATIBILITY_BUDGET, DESK_BUDGET, INLINE_BUDGET, LANGUAGE_BUDGET, SCRIPT_BUDGET, Shipped, grouped,
    weight,
};

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

/// The largest language.
fn language(files: &[Shipped]) -> usize {
    files.iter().filter(|file| file.is_language()).map(|file| file.brotli).max().unwrap_or_default()
}

/// A sentence for each budget that is exceeded.
fn excesses(files: &[Shipped]) -> Vec<String> {
    [
        ("the element script", weight(files, Shipped::is_entry).1, SCRIPT_BUDGET),
        ("the element script in a page", weight(files, Shipped::is_inline).1, INLINE_BUDGET),
        ("before the operator's bar", weight(files, Shipped::is_for_all).1, BAR_BUDGET),
        ("what is behind the bar's button", weight(files, Shipped::is_desk).1, DESK_BUDGET),
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
    row("before the operator's bar", &grouped(raw), brotli, &grouped(BAR_BUDGET));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{DESK, INLINE, WASM};

    fn shipped(name: &str, brotli: usize) -> Shipped {
        Shipped { name: name.to_owned(), raw: brotli * 2, brotli }
    }

    #[test]
    fn a_build_on_the_budget_passes() {
        let files = [shipped(ENTRY, 1_150), shipped(WASM, 56_850)];
        assert_eq!(excesses(&files), [""; 0]);
    }

    #[test]
    fn a_script_past_its_budget_is_named_with_the_excess() {
        let files = [shipped(ENTRY, 1_151)];
        assert_eq!(excesses(&files), ["the element script has 1 151 bytes of brotli, 1 more than the 1 150 allowed"]);
    }

    #[test]
    fn the_script_in_a_page_has_a_budget_of_its_own_and_is_no_download_besides() {
        let files = [shipped(ENTRY, 1_000), shipped(WASM, 56_000), shipped(INLINE, 1_201)];
        assert_eq!(
            excesses(&files),
            ["the element script in a page has 1 201 bytes of brotli, 1 more than the 1 200 allowed"]
        );
    }

    #[test]
    fn what_comes_after_the_bar_has_a_budget_of_its_own() {
        let files = [shipped(ENTRY, 1_000), shipped(WASM, 56_000), shipped(DESK, 54_001)];
        assert_eq!(
            excesses(&files),
            ["what is behind the bar's button has 54 001 bytes of brotli, 1 more than the 54 000 allowed"]
        );
    }

    #[test]
    fn the_script_counts_in_the_total_too() {
        let files = [shipped(ENTRY, 900), shipped(WASM, 57_500)];
        assert_eq!(
            excesses(&files),
            ["before the operator's bar has 58 400 bytes of brotli, 400 more than the 58 000 allowed"]
        );
    }

    #[test]
    fn a_language_has_a_budget_of_its_own_and_does_not_count_in_the_total() {
        let files = [shipped(ENTRY, 1_000), shipped(WASM, 56_000), shipped("telesales-toolbar.ja.json", 2_801)];
        assert_eq!(excesses(&files), ["a language has 2 801 bytes of brotli, 1 more than the 2 800 allowed"]);
    }

    #[test]
    fn repetition_compresses() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
    }
}
