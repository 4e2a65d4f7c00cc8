//! How what is behind the bar's button looks. Nobody waits for it who sees the bar.

use wasm_bindgen::JsValue;

use crate::foreign::{call, each, property, text};
use crate::scene::Scene;

const CSS: &str = concat!("@media all {", include_str!("../../style/desk.css"), "}");

/// The rule of the bar's sheet behind which these belong.
const PLACE: &str = ".telesales-bar [hidden]";

/// Puts the rules into the sheet that has the bar's, wherever that is, so that what a store says of them counts as much as of the
/// bar's.
pub fn complete(scene: &Scene) {
    let Some(section) = scene.section() else { return };
    let root = call(&section, "getRootNode", &[]).unwrap_or_default();
    for sheets in [property(&root, "adoptedStyleSheets"), property(&root, "styleSheets")] {
        for sheet in each(&sheets) {
            insert(&sheet);
        }
    }
}

fn insert(sheet: &JsValue) {
    // A sheet of another origin does not tell its rules.
    let mut place = None;
    for (rule, at) in each(&property(sheet, "cssRules")).zip(1_u32..) {
        if text(&rule, "selectorText").as_deref() == Some(PLACE) {
            place = Some(at);
        } else if place == at.checked_sub(1) && text(&rule, "conditionText").as_deref() == Some("all") {
            return;
        }
    }
    if let Some(place) = place {
        // A sheet that tells its rules takes one, too.
        let _ = call(sheet, "insertRule", &[CSS.into(), place.into()]);
    }
}
