use std::cell::OnceCell;

use telesales_core::card::{Card, EXPECTED};

use crate::config::InvalidOption;
use crate::desk::choices::{choices, complain};
use crate::desk::drawer::kept;
use crate::scene::Scene;

/// What a store wants on the card.
#[derive(Default)]
struct Chosen(OnceCell<Card>);

/// What the store wants on it. That it has said so in a way nobody understands is told once.
pub fn chosen(scene: &Scene) -> &Card {
    kept::<Chosen>(scene).0.get_or_init(|| {
        let text = choices(scene).card.trim();
        let card = Card::parse(text);
        if card.is_none() && !text.is_empty() {
            complain(&InvalidOption { attribute: "card", expected: EXPECTED });
        }
        card.unwrap_or_default()
    })
}
