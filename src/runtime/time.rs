//! Times and how long things take.

use std::ops::RangeInclusive;

use js_sys::{Date, Math};

use crate::browser::window;
use crate::foreign::{call, property};

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(crate) fn milliseconds(time: f64) -> u64 {
    time as u64
}

/// How long the page has been there, in milliseconds. `None` where it has taken the browser's clock away.
pub(crate) fn age_of_page() -> Option<f64> {
    call(&property(&window(), "performance"), "now", &[]).ok()?.as_f64()
}

/// Milliseconds, none if the clock was set back.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(super) fn since(begin: f64) -> u32 {
    (Date::now() - begin) as u32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no more than the range's end")]
pub(super) fn any_of(delay: &RangeInclusive<u32>) -> u32 {
    delay.start() + (Math::random() * f64::from(delay.end() - delay.start())) as u32
}
