//! `docs/size.md`: where each kilobyte goes, and whether that is still so.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};

use super::crates::{self, Parts};
use super::purposes::purpose;
use super::scripts;
use super::shipped::{BAR_BUDGET, SCRIPT_BUDGET, Shipped, grouped, weight};
use crate::project::{self, DESK, ENTRY, GLUE, INLINE, WASM};
use crate::{build, shrink};

const DOCUMENT: &str = "docs/size.md";
const COMMAND: &str = "cargo xtask size --document";
/// By how much, in hundredths, a total may differ from the document: machines compile a little differently.
const TOLERANCE: usize = 2;
/// Crates with fewer bytes than this are one row together.
const SMALL: usize = 600;

const SHOPPER: &str = "everything a shopper downloads";
const OPERATOR: &str = "before the operator's bar";

/// Writes the document anew.
pub fn write(files: &[Shipped]) -> Result<()> {
    let raw = project::scratch().join("element-raw");
    ensure!(
        raw.join(WASM).is_file(),
        "what the build left in target/element-raw is not there, so nobody knows what the WASM is made of. \
         Remove pkg/, then: cargo xtask build"
    );
    let folder = project::fresh_folder("element-named")?;
    let named = fs::read(shrink::keep_names(&raw, &folder)?)?;
    let shipped = fs::read(project::pkg().join(WASM))?;

    let mut text = introduction(files);
    text.push_str(&of_wasm(&crates::parts(&shipped, &named)?, file(files, WASM)?));
    let trace = |name: &str| {
        let metafile = folder.join(format!("{name}.json"));
        let mut flag = std::ffi::OsString::from("--metafile=");
        flag.push(&metafile);
        (metafile, flag)
    };
    let (operator, flag) = trace(GLUE);
    shrink::trace_sources(&raw, &folder.join(GLUE), &flag)?;
    let (entry, flag) = trace(ENTRY);
    let [_, page, _] = build::ELEMENT.map(|source| project::root().join(source));
    let flags = [&build::constants(false)[..], &[flag.to_string_lossy().into_owned()]].concat();
    shrink::bundle_alone(&page, &folder.join(ENTRY), &flags)?;
    for (name, metafile) in [(GLUE, operator), (ENTRY, entry)] {
        text.push_str(&of_script(&fs::read_to_string(metafile)?, file(files, name)?)?);
    }
    fs::write(path(), text.trim_end().to_owned() + "\n").with_context(|| format!("{DOCUMENT} could not be written"))?;
    println!("Wrote {DOCUMENT}");
    Ok(())
}

/// Fails when the document says something else than `files` weigh.
pub fn check(files: &[Shipped]) -> Result<()> {
    let text = fs::read_to_string(path()).with_context(|| format!("{DOCUMENT} is not there. Write it: {COMMAND}"))?;
    let differences = differences(&text, files);
    if !differences.is_empty() {
        bail!("{DOCUMENT} is out of date: {}. Write it anew: {COMMAND}", differences.join("; "));
    }
    Ok(())
}

fn path() -> PathBuf {
    project::root().join(DOCUMENT)
}

fn file<'a>(files: &'a [Shipped], name: &str) -> Result<&'a Shipped> {
    files.iter().find(|file| file.name == name).with_context(|| format!("pkg/{name} is not there"))
}

/// What is downloaded in all, by whom: raw and brotli.
fn totals(files: &[Shipped]) -> [(&'static str, usize, usize); 2] {
    let (shopper, operator) = (weight(files, Shipped::is_entry), weight(files, Shipped::is_for_all));
    [(SHOPPER, shopper.0, shopper.1), (OPERATOR, operator.0, operator.1)]
}

fn differences(text: &str, files: &[Shipped]) -> Vec<String> {
    let mut differences = Vec::new();
    for (who, raw, brotli) in totals(files) {
        let Some(said) = numbers(text, who) else {
            differences.push(format!("it does not say what {who} weighs"));
            continue;
        };
        for (kind, said, weighs) in [("raw", said.0, raw), ("of brotli", said.1, brotli)] {
            if said.abs_diff(weighs) * 100 > weighs * TOLERANCE {
                let (said, weighs) = (grouped(said), grouped(weighs));
                differences.push(format!("{who} is {weighs} bytes {kind}, and it says {said}"));
            }
        }
    }
    differences
}

/// The first two numbers in the row of this name.
fn numbers(text: &str, row: &str) -> Option<(usize, usize)> {
    let row = text.lines().find_map(|line| line.strip_prefix(&format!("| {row} |")))?;
    let mut numbers = row.split('|').map(|cell| cell.replace(' ', "").parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

fn introduction(files: &[Shipped]) -> String {
    let mut text = format!(
        "# Where each kilobyte goes\n\n\
         Written by `{COMMAND}` after `cargo xtask build`; `cargo xtask size` fails when a total here is off\n\
         by more than {TOLERANCE} %.\n\n\
         A shopper downloads `{ENTRY}`, and no more; where `{INLINE}` stands in the page instead,\n\
         it is some of that page, and nothing is downloaded. An operator also downloads\n\
         `{GLUE}` and `{WASM}`, of which the bar is drawn; besides them\n\
         one language, unless it is English, and the names of VTEX's toolbars where a store wants them. `{DESK}`\n\
         comes after the bar: when the browser is idle, or the operator reaches for it.\n\n\
         Bytes are those of the files (raw), and of the same by brotli at its best (quality 11, a window of 4 MiB), as a\n\
         CDN compresses once and serves for long. HTTP's headers are not counted.\n\n\
         ## Files\n\n| file | raw | brotli | budget |\n|---|--:|--:|--:|\n"
    );
    for file in files {
        let budget = file.budget().map_or_else(String::new, grouped);
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(text, "| `{}` | {} | {} | {budget} |", file.name, grouped(file.raw), grouped(file.brotli));
    }
    let budgets = [SCRIPT_BUDGET, BAR_BUDGET];
    for ((who, raw, brotli), budget) in totals(files).into_iter().zip(budgets) {
        let _ = writeln!(text, "| {who} | {} | {} | {} |", grouped(raw), grouped(brotli), grouped(budget));
    }
    text
}

/// A row of a table: what it is, how many functions, raw bytes, what for.
struct Row(String, Option<usize>, usize, String);

fn of_wasm(parts: &Parts, file: &Shipped) -> String {
    let mut crates: Vec<_> = parts.crates.iter().collect();
    crates.sort_by(|a, b| b.1.bytes.cmp(&a.1.bytes).then_with(|| a.0.cmp(b.0)));
    let (large, small): (Vec<_>, Vec<_>) = crates.into_iter().partition(|(_, code)| code.bytes >= SMALL);
    let mut rows: Vec<Row> =
        large.iter().map(|(name, code)| Row(quoted(name), Some(code.functions), code.bytes, purpose(name))).collect();
    if !small.is_empty() {
        let functions = small.iter().map(|(_, code)| code.functions).sum();
        let bytes = small.iter().map(|(_, code)| code.bytes).sum();
        let names: Vec<_> = small.iter().map(|(name, _)| quoted(name)).collect();
        rows.push(Row("others".into(), Some(functions), bytes, names.join(", ")));
    }
    rows.extend([
        Row("data".into(), None, parts.data, "English, other texts, tables of numbers".into()),
        Row("table of functions".into(), None, parts.table, "those that are called by a pointer".into()),
        Row("imports and exports".into(), None, parts.outside, "what is between the WASM and its JavaScript".into()),
        Row("the rest".into(), None, parts.other, "types of functions, lengths".into()),
    ]);
    format!(
        "\n## `{}`, by crate\n\n\
         The shipped file has no names, so the same program is made once more with those of its functions; that both have\n\
         functions of the same lengths is checked. A function counts for the crate that it is there for: generic code of the\n\
         standard library for that of the type it was made for. Brotli is the whole file's, by share: what compresses better\n\
         than the rest takes less.\n\n{}",
        file.name,
        table("crate", &rows, file)
    )
}

fn of_script(metafile: &str, file: &Shipped) -> Result<String> {
    let (sources, rest) = scripts::sources(metafile, file.raw)?;
    let mut rows: Vec<Row> =
        sources.into_iter().map(|(name, bytes)| Row(quoted(&name), None, bytes, purpose(&name))).collect();
    rows.push(Row("the rest".into(), None, rest, "what joins them".into()));
    Ok(format!("\n## `{}`, by source\n\n{}", file.name, table("source", &rows, file)))
}

fn table(what: &str, rows: &[Row], file: &Shipped) -> String {
    let has_functions = rows.iter().any(|row| row.1.is_some());
    let (head, line) = if has_functions { (" functions |", "--:|") } else { ("", "") };
    let mut text = format!("| {what} |{head} raw | share | brotli | what for |\n|---|{line}--:|--:|--:|---|\n");
    let mut row = |name: &str, functions: Option<usize>, raw: usize, brotli: usize, purpose: &str| {
        let functions = functions.map_or_else(String::new, grouped);
        let functions = if has_functions { format!(" {functions} |") } else { String::new() };
        let (share, raw, brotli) = (percent(raw, file.raw), grouped(raw), grouped(brotli));
        let _ = writeln!(text, "| {name} |{functions} {raw} | {share} | {brotli} | {purpose} |");
    };
    let brotli = shares(&rows.iter().map(|row| row.2).collect::<Vec<_>>(), file.brotli);
    for (Row(name, functions, raw, purpose), brotli) in rows.iter().zip(brotli) {
        row(name, *functions, *raw, brotli, purpose);
    }
    let functions = rows.iter().filter_map(|row| row.1).sum();
    row("the whole file", has_functions.then_some(functions), rows.iter().map(|row| row.2).sum(), file.brotli, "");
    text
}

/// `whole` by these weights, in numbers that add up to it.
fn shares(weights: &[usize], whole: usize) -> Vec<usize> {
    let sum: usize = weights.iter().sum::<usize>().max(1);
    let up_to = |weight: usize| (weight * whole + sum / 2) / sum;
    let mut before = 0;
    let share = |&weight: &usize| {
        let share = up_to(before + weight) - up_to(before);
        before += weight;
        share
    };
    weights.iter().map(share).collect()
}

/// `12.3 %`
fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1_000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(script: usize, wasm: usize) -> [Shipped; 2] {
        [(ENTRY, script), (WASM, wasm)].map(|(name, brotli)| Shipped { name: name.into(), raw: brotli * 2, brotli })
    }

    #[test]
    fn a_document_of_this_build_is_up_to_date() {
        let files = files(1_000, 50_000);
        assert_eq!(differences(&introduction(&files), &files), [""; 0]);
    }

    #[test]
    fn what_machines_differ_by_is_none_of_the_documents_business() {
        let text = introduction(&files(1_000, 50_000));
        assert_eq!(differences(&text, &files(1_010, 49_500)), [""; 0]);
    }

    #[test]
    fn a_total_that_is_off_is_named_with_what_it_is() {
        let text = introduction(&files(1_000, 50_000));
        assert_eq!(
            differences(&text, &files(1_000, 55_000)),
            [
                "before the operator's bar is 112 000 bytes raw, and it says 102 000",
                "before the operator's bar is 56 000 bytes of brotli, and it says 51 000"
            ]
        );
    }

    #[test]
    fn a_document_without_the_totals_is_out_of_date() {
        assert_eq!(differences("# Where each kilobyte goes\n", &files(1_000, 50_000)).len(), 2);
    }

    #[test]
    fn shares_add_up_to_the_whole() {
        assert_eq!(shares(&[1, 1, 1], 100), [33, 34, 33]);
        assert_eq!(shares(&[], 100), [0; 0]);
    }

    #[test]
    fn small_crates_are_one_row_and_the_table_adds_up() {
        let of = |functions, bytes| crates::Code { functions, bytes };
        let crates = [("telesales_core", of(20, 7_000)), ("leptos", of(1, 40)), ("tachys", of(2, 60))];
        let crates = crates.map(|(name, code)| (name.to_owned(), code)).into();
        let parts = Parts { crates, data: 2_000, table: 500, outside: 300, other: 100 };
        let text = of_wasm(&parts, &Shipped { name: WASM.into(), raw: 10_000, brotli: 4_000 });
        assert!(text.contains("| `telesales_core` | 20 | 7 000 | 70.0 % | 2 800 | the rules: "), "{text}");
        assert!(text.contains("| others | 3 | 100 | 1.0 % | 40 | `tachys`, `leptos` |"), "{text}");
        assert!(text.contains("| the whole file | 23 | 10 000 | 100.0 % | 4 000 |"), "{text}");
    }
}
