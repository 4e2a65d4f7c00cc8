//! Times and how long things take.

use std::ops::RangeInclusive;

use js_sys::{Date, Math};

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(super) fn milliseconds(time: f64) -> u64 {
    time as u64
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
