//! What begins in the toolbar stays in it, and what moves the focus to it is heard from everywhere.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, Node};

use crate::browser::window;
use crate::scene::{Part, Scene};

/// What a page listens to for all that is in it, and knows no field of the toolbar's in: it takes a letter for a shortcut of its
/// own, forbids to paste, or fetches the focus back. Clicks are left to it: they do no harm, and a store may count them.
const KEPT: [&str; 13] = [
    "keydown",
    "keypress",
    "keyup",
    "beforeinput",
    "input",
    "compositionstart",
    "compositionend",
    "copy",
    "cut",
    "paste",
    "contextmenu",
    "focusin",
    "focusout",
];

/// The bar, out of which none of these gets. What a page's capturing listeners do with them has been done by then.
pub fn keeping(bar: Part, scene: &Rc<Scene>) -> Part {
    let bar = KEPT.into_iter().fold(bar, |bar, event| bar.on(scene, event, keep));
    bar.on_target(scene, &window(), "keydown", hear_shortcut)
}

fn keep(scene: &Rc<Scene>, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    // What stands in a slot is the page's own.
    if !scene.section().is_some_and(|bar| bar.contains(target.as_ref())) {
        return;
    }
    if event.type_() == "keydown" {
        hear_shortcut(scene, event);
    }
    event.stop_propagation();
}

fn hear_shortcut(scene: &Rc<Scene>, event: &Event) {
    if scene.config.shortcut.is(event) {
        event.prevent_default();
        scene.focus(".telesales-opener");
    }
}
