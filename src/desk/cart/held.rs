use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;

use crate::desk::drawer::kept;
use crate::foreign::call;
use crate::scene::Scene;

/// What a checkout was about to send.
pub enum Held {
    /// A button that was clicked.
    Click(JsValue),
    /// A form, and what sent it, if anything did.
    Form { form: JsValue, submitter: JsValue },
}

/// What is held back, and whether it goes on just now.
#[derive(Default)]
struct Order {
    held: RefCell<Option<Held>>,
    goes_on: Cell<bool>,
}

/// Holds it back, and nothing that was before.
pub fn hold(scene: &Scene, held: Held) {
    kept::<Order>(scene).held.replace(Some(held));
}

/// Whether what is sent now is what was held back.
pub fn goes_on(scene: &Scene) -> bool {
    kept::<Order>(scene).goes_on.get()
}

/// Does what was held back.
pub fn go_on(scene: &Scene) {
    let order = kept::<Order>(scene);
    let Some(held) = order.held.take() else { return };
    order.goes_on.set(true);
    // What of it a page lets nobody do is not done.
    let _ = match held {
        Held::Click(button) => call(&button, "click", &[]),
        Held::Form { form, submitter } if submitter.is_object() => call(&form, "requestSubmit", &[submitter]),
        Held::Form { form, .. } => call(&form, "requestSubmit", &[]),
    };
    order.goes_on.set(false);
}
