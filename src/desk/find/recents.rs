use std::rc::Rc;

use telesales_core::Stage;
use telesales_core::find::{Event, Row};
use wasm_bindgen_futures::spawn_local;

use super::finder::{finder, take};
use super::handover::{give, read, sealed};
use super::keys::{on_click_of_button, on_mousedown};
use super::link::{follow_link, hear_links};
use super::option::{described, line, options};
use crate::scene::{Part, Row as Listed, Scene, Shown, button, element};

/// Above the list of those who were acted for lately: what they are, and a way to have them forgotten.
pub fn recents(now: &Shown) -> Part {
    let forget = button("telesales-button")
        .on(now.scene, "mousedown", on_mousedown)
        .on(now.scene, "click", |scene, _| {
            take(scene, Event::ForgetRecents);
            scene.draw();
            scene.focus(".telesales-field");
        })
        .says(now.texts().forget_recents());
    element("div", "telesales-recents")
        .flag("hidden", |now| !lists_recents(now))
        .holds(element("span", "telesales-hint").says(now.texts().recent_customers()))
        .holds(forget)
}

/// Whether there are such, and nothing is typed.
pub fn lists_recents(now: &Shown) -> bool {
    let model = finder(now.scene).model.borrow();
    model.lists_recents() && !model.recents().rows().is_empty()
}

/// Tells the field what the session says of operator and customer.
pub fn follow(now: &Shown) {
    if let Some(operator) = now.stage().operator() {
        take(now.scene, Event::Operator(operator.email.clone()));
    }
    let told = match now.stage() {
        Stage::Acting { customer, .. } => Event::ActsFor(Some(Row::from(&**customer))),
        Stage::Idle { .. } => Event::ActsFor(None),
        Stage::Lapsed { .. } => Event::ForgetRecents,
        _ => return,
    };
    take(now.scene, told);
    hand_over(now.scene);
    hear_links(now.scene);
    follow_link(now.scene, now.model);
}

/// Reads once what the page before has handed over, and hands over what is another than before.
fn hand_over(scene: &Rc<Scene>) {
    let finder = finder(scene);
    if finder.handover.is_to_begin() {
        let waiting = Rc::downgrade(scene);
        spawn_local(async move {
            let text = read().await.unwrap_or_default();
            if let Some(scene) = waiting.upgrade() {
                let (operator, rows) = self::finder(&scene).handover.receive(text);
                take(&scene, Event::Recalled { operator, rows });
                scene.draw();
            }
        });
    }
    let Some(text) = finder.handover.is_due(finder.model.borrow().recents()) else { return };
    let waiting = Rc::downgrade(scene);
    spawn_local(async move {
        let sealed = sealed(&text).await;
        if waiting.upgrade().is_some_and(|scene| self::finder(&scene).handover.is_newest(&text)) {
            give(&sealed);
        }
    });
}

/// Below that, where nobody can be searched: a list of buttons.
pub fn recent_customers(now: &Shown) -> Part {
    element("ul", "telesales-results")
        .with("aria-label", now.texts().recent_customers())
        .flag("hidden", |now| !lists_recents(now))
        .on(now.scene, "click", on_click_of_button)
        .lists(options, recent)
}

fn recent(now: &Shown, row: &Listed) -> Part {
    let part = element("li", "");
    let Some(line) = line(row) else { return part };
    part.holds(described(now, button("telesales-result").with("id", &line.id()), &line.found))
}
