use js_sys::{Array, Function, Reflect, global};
use telesales_core::cart::OrderForm;
use wasm_bindgen::JsCast;

use crate::foreign::{call, object, property};

/// What is in the cart, and what it costs in its own currency as people of this language write it: `2 · R$ 379.80`. Where the
/// browser knows no such currency, how many.
pub fn contents(cart: &OrderForm, lang: &str) -> String {
    match price(cart, lang) {
        Some(price) => format!("{} · {price}", cart.count),
        None => cart.count.to_string(),
    }
}

fn price(cart: &OrderForm, lang: &str) -> Option<String> {
    let options = object(&[("style", "currency".into()), ("currency", cart.currency.as_deref()?.into())]);
    let format: Function = property(&property(&global(), "Intl"), "NumberFormat").dyn_into().ok()?;
    let format = Reflect::construct(&format, &Array::of2(&lang.into(), &options)).ok()?;
    #[expect(clippy::cast_precision_loss, reason = "it was a number of JavaScript's when it was read")]
    let price = cart.total? as f64 / 100.0;
    call(&format, "format", &[price.into()]).ok()?.as_string()
}
