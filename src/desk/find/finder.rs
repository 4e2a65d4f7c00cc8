//! The machine of the field at work.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use telesales_core::Number;
use telesales_core::find::{Chosen, Effect, Event, Model, Reach, Typed, update};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::line::Line;
use super::look_up::LookUp;
use super::wording::news;
use crate::desk::drawer::kept;
use crate::scene::Scene;

/// The field, and what it waits for. It stays while the popover is closed: who may not search is not asked again.
pub struct Finder {
    pub model: RefCell<Model>,
    timer: RefCell<Option<Timeout>>,
    under_way: RefCell<Option<(Number, LookUp)>>,
    /// Whether the operator means what is in the field, so that it is told what is missing.
    pub is_meant: Cell<bool>,
    /// The list as it is drawn.
    pub lines: RefCell<Vec<Rc<Line>>>,
}

impl Default for Finder {
    fn default() -> Self {
        Self {
            model: RefCell::new(Model::new(Reach::Everything)),
            timer: RefCell::default(),
            under_way: RefCell::default(),
            is_meant: Cell::new(false),
            lines: RefCell::default(),
        }
    }
}

/// The scene's own.
pub fn finder(scene: &Scene) -> &Finder {
    kept(scene)
}

/// Lets something happen to the field, and shows what is true then.
pub fn tell(scene: &Rc<Scene>, event: Event) {
    take(scene, event);
    scene.draw();
}

pub fn take(scene: &Rc<Scene>, event: Event) {
    let finder = finder(scene);
    if matches!(event, Event::Typed(_)) {
        finder.is_meant.set(false);
        // The same number of customers may be found again, and is told again then.
        scene.said.take();
    }
    let effects = update(&mut finder.model.borrow_mut(), event);
    if let Some(field) = field_of(scene) {
        let model = finder.model.borrow();
        // What is being typed is left alone.
        if field.value() != model.text() {
            // A field takes any text.
            let _ = Reflect::set(&field, &"value".into(), &model.text().into());
        }
    }
    for effect in effects {
        perform(scene, finder, effect);
    }
}

fn perform(scene: &Rc<Scene>, finder: &Finder, effect: Effect) {
    match effect {
        Effect::After { number, delay } => {
            let waiting = Rc::downgrade(scene);
            // Only one thing is ever waited for, so a new timer replaces one nobody waits for.
            let timer = Timeout::new(delay, move || {
                if let Some(scene) = waiting.upgrade() {
                    tell_if_there(&scene, Event::Elapsed { number });
                }
            });
            finder.timer.replace(Some(timer));
        }
        Effect::Ask { number, typed } => ask(scene, finder, number, &typed),
        Effect::Abort { number } => {
            let under_way = finder.under_way.take();
            if let Some((_, look_up)) = under_way.filter(|(asked, _)| *asked == number) {
                look_up.abort();
            }
        }
        Effect::Start(chosen) => {
            let email = match chosen {
                Chosen::Record(row) => row.email.clone(),
                Chosen::Email(email) => email.into(),
            };
            scene.runtime.impersonate(email, drop);
        }
        Effect::Announce(told) => {
            scene.said.replace(news(scene.config.texts, told));
        }
    }
}

fn ask(scene: &Rc<Scene>, finder: &Finder, number: Number, typed: &Typed) {
    let look_up = LookUp::new(&scene.config, typed);
    finder.under_way.replace(Some((number, look_up.clone())));
    let waiting = Rc::downgrade(scene);
    spawn_local(async move {
        let answer = look_up.answer().await;
        if let Some(scene) = waiting.upgrade() {
            tell_if_there(&scene, Event::Answered { number, answer });
        }
    });
}

/// Tells what came of it where there is still a field; otherwise nobody waits for it.
fn tell_if_there(scene: &Rc<Scene>, event: Event) {
    let is_there = field_of(scene).is_some();
    tell(scene, if is_there { event } else { Event::Removed });
}

pub fn field_of(scene: &Scene) -> Option<HtmlInputElement> {
    scene.find(".telesales-field").map(JsCast::unchecked_into)
}
