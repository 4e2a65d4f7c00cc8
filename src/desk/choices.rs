//! What a store has chosen of what comes after the bar.

use js_sys::global;

use super::drawer::kept_as;
use crate::config::{Config, InvalidOption};
use crate::foreign::{call, property};
use crate::scene::Scene;

/// The configuration with the attributes of what comes after the bar in it.
struct Choices(Config);

/// What the store has chosen. What it has said in a way that nobody understands is told once, to whoever looks at the console.
pub fn choices(scene: &Scene) -> &Config {
    &kept_as(scene, read).0
}

fn read(scene: &Scene) -> Choices {
    let mut config = scene.config.clone();
    for invalid in config.complete(&|name| scene.runtime.attribute(name)) {
        complain(&invalid);
    }
    Choices(config)
}

pub fn complain(invalid: &InvalidOption) {
    // A page without a console hears nothing.
    let _ = call(&property(&global(), "console"), "warn", &[invalid.complaint().into()]);
}
