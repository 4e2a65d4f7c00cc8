//! The toolbar where there is no framework.

use std::rc::Rc;

use web_sys::Node;

use crate::bar::bar;
use crate::config::Config;
use crate::delivery::Supply;
use crate::runtime::Runtime;
use crate::scene::{Desk, Scene};

/// A bar that stands in the page by itself; it leaves when this is dropped.
pub struct Mounted(Rc<Scene>);

impl Mounted {
    /// Draws the bar of a runtime, which whoever started it ends, at the end of `parent`.
    #[must_use]
    pub fn new(runtime: Runtime, config: Config, desk: Supply<&'static Desk>, parent: &Node) -> Self {
        let scene = Scene::new(runtime, config, bar, desk);
        scene.mount(parent, None);
        Self(scene)
    }

    /// Has the desk fetched, where it comes later than the bar.
    pub fn fetch_desk(&self) {
        self.0.fetch_desk();
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.0.end();
    }
}
