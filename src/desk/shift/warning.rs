use std::rc::Rc;

use js_sys::Date;
use telesales_core::Stage;
use telesales_core::shift::Event;
use wasm_bindgen::JsValue;

use super::keeper::{STAY, keeper, tell};
use super::shared::over as ended;
use crate::foreign::{call, object};
use crate::messages::fill;
use crate::scene::{Part, Scene, Shown, button, element};

/// So long after the end it is news, in milliseconds; later it is only to be read.
const IS_NEWS_MS: f64 = 60_000.0;

/// Whether acting ends soon.
pub fn is_warned(now: &Shown) -> bool {
    left(now).is_some()
}

/// Says so, with a way to go on.
pub fn warning(now: &Shown) -> Part {
    let words = |now: &Shown| fill(now.texts().limit_left(), &left(now).unwrap_or_default().to_string());
    let stay = button("telesales-button telesales-stay").on(now.scene, "click", on_stay).says(now.texts().stay());
    element("div", "telesales-note").holds(element("span", "").says_live(words)).holds(stay)
}

/// Whether the time limit has ended it, and nobody has been acted for since.
pub fn is_over(now: &Shown) -> bool {
    matches!(now.stage(), Stage::Idle { .. }) && ended().is_some()
}

/// Says when.
pub fn over(_: &Shown) -> Part {
    element("div", "telesales-note").holds(element("span", "").says_live(said))
}

/// Says it once to those who cannot see it.
pub fn tell_once(now: &Shown) {
    if !is_over(now) || keeper(now.scene).has_told.replace(true) {
        return;
    }
    if ended().is_some_and(|at| Date::now() - time(at) < IS_NEWS_MS) {
        now.scene.said.replace(said(now));
    }
}

fn left(now: &Shown) -> Option<u64> {
    keeper(now.scene).model.borrow().left()
}

fn said(now: &Shown) -> String {
    let at = ended().map(clock).unwrap_or_default();
    fill(now.texts().limit_over(), &at)
}

/// The focus that was on the button goes to what is beside it.
fn on_stay(scene: &Rc<Scene>, _: &web_sys::Event) {
    tell(scene, Event::Stay);
    if scene.find(STAY).is_none() {
        scene.focus(".telesales-opener");
    }
}

/// As a clock on the wall shows it where the operator is.
fn clock(at: u64) -> String {
    let date = Date::new(&time(at).into());
    let options = object(&[("timeStyle", "short".into())]);
    let told = call(&date, "toLocaleTimeString", &[JsValue::UNDEFINED, options]);
    told.ok().and_then(|told| told.as_string()).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
fn time(at: u64) -> f64 {
    at as f64
}
