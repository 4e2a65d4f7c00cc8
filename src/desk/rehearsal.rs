//! Makes the form once before anybody wants it. A browser compiles each function when it is first called, which would otherwise be
//! while an operator waits for the popover.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::drawer::kept;
use crate::scene::{Scene, Shown};

/// How long what came with the desk has until then, in milliseconds.
const SETTLES_IN_MS: u32 = 20;

#[derive(Default)]
struct Rehearsal(RefCell<Option<Timeout>>);

/// Plans it, once; `make` makes the form, if it is the form that the button would open.
pub fn rehearse(now: &Shown, make: fn(&Shown)) {
    let rehearsal = kept::<Rehearsal>(now.scene);
    if rehearsal.0.borrow().is_some() {
        return;
    }
    let waiting = Rc::downgrade(now.scene);
    let timer = Timeout::new(SETTLES_IN_MS, move || {
        if let Some(scene) = waiting.upgrade() {
            perform(&scene, make);
        }
    });
    rehearsal.0.replace(Some(timer));
}

fn perform(scene: &Rc<Scene>, make: fn(&Shown)) {
    scene.runtime.with(|model| {
        // What is open is there, and somebody works in it.
        if model.shows_bar() && !scene.is_open.get() {
            make(&Shown { scene, model });
        }
    });
}
