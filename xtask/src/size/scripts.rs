//! What each source brings to a script, as esbuild tells it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// How much may be nobody's, in hundredths: what joins the sources, and what is written, or taken away, after esbuild looked.
const UNTOLD: usize = 2;

#[derive(Deserialize)]
struct Metafile {
    outputs: BTreeMap<String, Output>,
}

#[derive(Deserialize)]
struct Output {
    inputs: BTreeMap<String, Input>,
}

#[derive(Deserialize)]
struct Input {
    #[serde(rename = "bytesInOutput")]
    bytes: usize,
}

/// The bytes of a script of this length by source, the largest first, and those that are of none.
pub fn sources(metafile: &str, length: usize) -> Result<(Vec<(String, usize)>, usize)> {
    let metafile: Metafile = serde_json::from_str(metafile).context("esbuild did not tell what it bundled")?;
    let inputs = metafile.outputs.into_values().flat_map(|output| output.inputs);
    let mut sources: Vec<_> = inputs.map(|(path, input)| (file_name(&path), input.bytes)).collect();
    sources.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let told: usize = sources.iter().map(|(_, bytes)| bytes).sum();
    ensure!(
        told.abs_diff(length) * 100 <= length * UNTOLD,
        "the sources have {told} bytes and the script {length}, so the script in pkg/ is of another build. \
         Remove pkg/, then: cargo xtask build"
    );
    if let Some((_, largest)) = sources.first_mut() {
        *largest = largest.saturating_sub(told.saturating_sub(length));
    }
    Ok((sources, length.saturating_sub(told)))
}

fn file_name(path: &str) -> String {
    Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const METAFILE: &str = r#"{
        "inputs": {},
        "outputs": { "out.js": { "bytes": 1000, "inputs": {
            "element/place.js": { "bytesInOutput": 190 },
            "target/glue.js": { "bytesInOutput": 800 }
        } } }
    }"#;

    #[test]
    fn sources_come_by_weight_with_what_joins_them() {
        let (sources, joins) = sources(METAFILE, 1_000).unwrap();
        assert_eq!(sources, [("glue.js".to_owned(), 800), ("place.js".to_owned(), 190)]);
        assert_eq!(joins, 10);
    }

    #[test]
    fn what_was_taken_away_afterwards_was_of_the_largest() {
        let (sources, joins) = sources(METAFILE, 981).unwrap();
        assert_eq!(sources, [("glue.js".to_owned(), 791), ("place.js".to_owned(), 190)]);
        assert_eq!(joins, 0);
    }

    #[test]
    fn a_script_of_another_build_is_refused() {
        assert!(sources(METAFILE, 970).is_err(), "less than its sources");
        assert!(sources(METAFILE, 1_020).is_err(), "more than can be explained");
    }
}
