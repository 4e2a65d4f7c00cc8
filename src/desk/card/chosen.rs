use std::cell::OnceCell;

use js_sys::global;
use telesales_core::card::{Card, EXPECTED};

use crate::desk::drawer::kept;
use crate::foreign::{call, property};
use crate::scene::Scene;

/// What a store wants on the card.
#[derive(Default)]
struct Chosen(OnceCell<Card>);

/// What the store wants on it. That it has said so in a way nobody understands is told once, to whoever looks at the console.
pub fn chosen(scene: &Scene) -> &Card {
    kept::<Chosen>(scene).0.get_or_init(|| {
        let text = scene.config.card.trim();
        let card = Card::parse(text);
        if card.is_none() && !text.is_empty() {
            let warning = format!("telesales-toolbar: card is to be {EXPECTED}. The default is used.");
            // A page without a console hears nothing.
            let _ = call(&property(&global(), "console"), "warn", &[warning.into()]);
        }
        card.unwrap_or_default()
    })
}
