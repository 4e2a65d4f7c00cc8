//! Buttons that copy a fact, all of it, also while it is masked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use telesales_core::Fault;
use telesales_core::card::Known;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

use super::whose::served;
use crate::browser::window;
use crate::desk::drawer::kept;
use crate::foreign::{call, property};
use crate::runtime::waiting::within;
use crate::scene::{Part, Scene, Shown, element};

/// How long a button says that it has copied, in milliseconds.
const SAYS_SO_FOR_MS: u32 = 3_000;

#[derive(Default)]
struct Copied {
    /// What has just been copied.
    what: Cell<Option<Known>>,
    /// Whether the browser did not let the last one be copied.
    is_refused: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
}

/// What is live of a button, for each of [`Known::ALL`].
struct Live {
    is_hidden: fn(&Shown) -> bool,
    copies: fn(&Rc<Scene>, &Event),
    says: fn(&Shown) -> String,
}

const LIVE: [Live; 3] = [live::<0>(), live::<1>(), live::<2>()];

const fn live<const AT: usize>() -> Live {
    Live {
        is_hidden: |now| served(now.model).is_none_or(|customer| Known::ALL[AT].of(customer).is_none()),
        copies: |scene, _| copy(scene, Known::ALL[AT]),
        says: |now| says(now, Known::ALL[AT]).into(),
    }
}

/// The button for the fact at this place in [`Known::ALL`], named by itself and by the fact's `term`, an id.
pub fn copy_button(now: &Shown, at: usize, term: &str) -> Part {
    let id = format!("telesales-copy-{at}");
    element("button", "telesales-copy")
        .with("type", "button")
        .with("id", &id)
        .with("aria-labelledby", &format!("{id} {term}"))
        .flag("hidden", LIVE[at].is_hidden)
        .on(now.scene, "click", LIVE[at].copies)
        .says_live(LIVE[at].says)
}

fn says(now: &Shown, known: Known) -> &'static str {
    let is_copied = kept::<Copied>(now.scene).what.get() == Some(known);
    if is_copied { now.texts().copied() } else { now.texts().copy() }
}

/// What there is to do where the browser lets nothing be copied.
pub fn refusal(now: &Shown) -> Part {
    element("p", "telesales-hint")
        .flag("hidden", |now| !kept::<Copied>(now.scene).is_refused.get())
        .says(now.texts().not_copied())
}

/// Nothing has been copied yet.
pub fn forget(scene: &Scene) {
    let copied = kept::<Copied>(scene);
    copied.what.set(None);
    copied.is_refused.set(false);
    copied.timer.take();
}

fn copy(scene: &Rc<Scene>, known: Known) {
    let Some(text) = scene.runtime.with(|model| known.of(served(model)?).map(str::to_owned)) else { return };
    // Within the click, for a browser lets nothing be written later.
    let written = write(&text);
    // What has been said may be said again.
    scene.said.take();
    scene.draw();
    let (waiting, limit) = (Rc::downgrade(scene), scene.config.timeout_ms);
    spawn_local(async move {
        let settled = Box::pin(async move {
            let written = written.map_err(|_| Fault::Refused)?;
            JsFuture::from(Promise::resolve(&written)).await.map_err(|_| Fault::Refused)
        });
        let is_copied = within(limit, Err(Fault::TimedOut), settled).await.is_ok();
        if let Some(scene) = waiting.upgrade() {
            tell(&scene, known, is_copied);
        }
    });
}

/// # Errors
/// The page is no secure one and has no clipboard, or has put something else in its place.
fn write(text: &str) -> Result<JsValue, JsValue> {
    call(&property(&window().navigator(), "clipboard"), "writeText", &[text.into()])
}

fn tell(scene: &Rc<Scene>, known: Known, is_copied: bool) {
    let (copied, texts) = (kept::<Copied>(scene), scene.config.texts);
    copied.what.set(is_copied.then_some(known));
    copied.is_refused.set(!is_copied);
    scene.said.replace(if is_copied { texts.copied() } else { texts.not_copied() }.into());
    let waiting = Rc::downgrade(scene);
    let timer = Timeout::new(SAYS_SO_FOR_MS, move || {
        if let Some(scene) = waiting.upgrade() {
            kept::<Copied>(&scene).what.set(None);
            scene.draw();
        }
    });
    copied.timer.replace(Some(timer));
    scene.draw();
}
