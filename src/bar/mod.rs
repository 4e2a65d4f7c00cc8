//! What an operator sees first: the bar, with all that is in it but what is behind its button.

mod keep;
mod menu;

use crate::config::{Position, Theme};
use crate::messages::around;
use crate::scene::{Part, Shown, button, element};
use keep::keeping;
use menu::{has_notes, menu, notes};

/// The bar.
pub fn bar(now: &Shown) -> Part {
    let (config, texts) = (&now.scene.config, now.texts());
    let section = element("section", "telesales-bar")
        .with("aria-label", texts.telesales())
        .with("lang", texts.lang)
        .with("dir", texts.dir())
        .with_live("data-stage", |now| Some(now.words().look().into()))
        .flag("data-minimised", |now| now.scene.is_minimised.get());
    let section = match config.theme {
        Theme::Auto => section,
        Theme::Light => section.with("data-theme", "light"),
        Theme::Dark => section.with("data-theme", "dark"),
    };
    let section = match config.position {
        Position::Sticky => section,
        Position::Static => section.with("data-position", "static"),
        Position::Fixed => section.with("data-position", "fixed"),
    };
    let section = if config.has_frame { section.with("data-frame", "") } else { section };
    keeping(section, now.scene)
        .holds(
            element("div", "telesales-row")
                .holds(element("slot", "").with("name", "start"))
                .holds(element("p", "telesales-attendant").holds(element("i", "telesales-icon")).holds(operator(now)))
                .holds(element("slot", "").with("name", "actions"))
                .holds_if(has_notes, notes)
                .holds(menu(now))
                .holds(minimise(now)),
        )
        // Says each change once to those who cannot see it. A translation of it would name somebody else, and be heard as well.
        .holds(element("p", "telesales-spoken").with("role", "status").with("translate", "no").says_live(said))
}

fn said(now: &Shown) -> String {
    if now.scene.is_heard.get() { now.scene.said.borrow().clone() } else { String::new() }
}

/// Who is logged in.
pub fn operator(now: &Shown) -> Part {
    let (before, after) = around(now.texts().attendant());
    let email = element("bdi", "")
        .with("dir", "ltr")
        .with("translate", "no")
        .says_live(|now| now.stage().operator().map(|operator| operator.email.clone()).unwrap_or_default());
    element("span", "telesales-operator")
        .flag("hidden", |now| now.stage().operator().is_none())
        .says(before)
        .holds(email)
        .says(after)
}

/// Makes a small tab of the bar, and a bar of that.
fn minimise(now: &Shown) -> Part {
    let name = |now: &Shown| {
        let texts = now.texts();
        Some(if now.scene.is_minimised.get() { texts.restore() } else { texts.minimise() }.into())
    };
    button("telesales-minimise").with_live("aria-label", name).with_live("title", name).on(
        now.scene,
        "click",
        |scene, _| {
            scene.is_minimised.set(!scene.is_minimised.get());
            scene.draw();
        },
    )
}
