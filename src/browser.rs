//! The browser's own objects, which are there wherever the toolbar is.

use web_sys::{Document, Location, Window};

/// # Panics
/// Outside a window, as in a worker.
pub fn window() -> Window {
    web_sys::window().expect("a toolbar is in a window")
}

/// # Panics
/// Outside a window, as in a worker.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// # Panics
/// Outside a window, as in a worker.
pub fn location() -> Location {
    window().location()
}
