//! What each crate and each source is for, in a few words.

const PURPOSES: [(&str, &str); 28] = [
    ("alloc", "the standard library: strings, vectors"),
    ("core", "the standard library: text, numbers, searching"),
    ("dlmalloc", "the allocator"),
    ("gloo_events", "listeners that end when they are dropped"),
    ("gloo_net", "builds the requests"),
    ("gloo_timers", "timers that end when they are dropped"),
    ("js_sys", "JavaScript's own objects, and its promises as futures"),
    ("telesales_core", "the rules: the state machine, and what a session says"),
    ("telesales_toolbar", "views, requests, and the runtime between rules and browser"),
    ("telesales_toolbar_element", "what the element calls, and what it is told"),
    ("wasm_bindgen", "the bridge between Rust and JavaScript"),
    ("web_sys", "the browser's interfaces"),
    ("define.js", "makes an element of it"),
    ("glue.js", "written by wasm-bindgen: JavaScript's side of the bridge"),
    ("languages.js", "where the languages are"),
    ("body.js", "how old the body is that a library has put into the page"),
    ("memory.js", "that this tab or browser had an operator"),
    ("own.js", "promises and attempts that rest on nothing of the page's"),
    ("operator.js", "what an operator's element does besides"),
    ("pages.js", "tells the element script on which pages there is a bar"),
    ("place.js", "position, height, frame"),
    ("properties.js", "attributes as properties, for frameworks"),
    ("retry.js", "further attempts"),
    ("sight.js", "keeps in sight for whom the operator acts"),
    ("toolbar.css", "how the bar looks"),
    ("telesales-toolbar.js", "the element: reads the session, and fetches the rest for operators"),
    ("texts.js", "chooses and fetches the language"),
    ("wasm.js", "fetches and starts the WASM, and another one after a trap"),
];

/// Nothing where nobody has said it yet.
pub fn purpose(name: &str) -> String {
    let known = PURPOSES.iter().find(|(of, _)| *of == name);
    known.map_or_else(String::new, |(_, purpose)| (*purpose).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{build, shrink};

    #[test]
    fn every_source_of_the_scripts_has_its_purpose_told() {
        let written = shrink::OPERATOR.iter().chain(&build::ELEMENT[..2]);
        for name in written.filter_map(|path| path.rsplit('/').next()) {
            assert!(!purpose(name).is_empty(), "{name} has no purpose in xtask/src/size/purposes.rs");
        }
    }
}
