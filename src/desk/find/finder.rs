//! The machine of the field at work.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use telesales_core::find::{Chosen, Effect, Event, Model, Reach, Typed, update};
use telesales_core::{Email, Number};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::handover::Handover;
use super::line::Line;
use super::look_up::LookUp;
use super::switch::{Switch, Wanted};
use super::wording::news;
use crate::config::CustomerSearch;
use crate::desk::choices::choices;
use crate::desk::drawer::kept_as;
use crate::scene::Scene;

/// The field, and what it waits for. It stays while the popover is closed: who may not search is not asked again.
pub struct Finder {
    pub model: RefCell<Model>,
    timer: RefCell<Option<Timeout>>,
    under_way: RefCell<Option<(Number, LookUp)>>,
    /// Whether the operator means what is in the field, so that it is told what is missing.
    pub is_meant: Cell<bool>,
    pub switch: Switch,
    pub handover: Handover,
    /// Whom a link names who was not asked about yet.
    pub linked: RefCell<Option<String>>,
    pub listener: RefCell<Option<EventListener>>,
    /// The list as it is drawn.
    pub lines: RefCell<Vec<Rc<Line>>>,
}

impl Finder {
    fn new(scene: &Scene) -> Self {
        let searches = choices(scene).customer_search != CustomerSearch::Off;
        let reach = if searches { Reach::Everything } else { Reach::Emails };
        Self {
            model: RefCell::new(Model::new(reach)),
            timer: RefCell::default(),
            under_way: RefCell::default(),
            is_meant: Cell::new(false),
            switch: Switch::default(),
            handover: Handover::default(),
            linked: RefCell::default(),
            listener: RefCell::default(),
            lines: RefCell::default(),
        }
    }
}

/// The scene's own.
pub fn finder(scene: &Scene) -> &Finder {
    kept_as(scene, Finder::new)
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
    let before = finder.model.borrow().text().to_owned();
    let effects = update(&mut finder.model.borrow_mut(), event);
    if let Some(field) = field_of(scene) {
        let model = finder.model.borrow();
        // What is being typed is left alone; and the field of a store without a search tells nothing of that.
        if model.text() != before && field.value() != model.text() {
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
            let (email, name) = match chosen {
                Chosen::Record(row) => (row.email.clone(), row.name()),
                Chosen::Email(email) => (email.into(), String::new()),
            };
            wants(scene, email, name);
        }
        Effect::Announce(told) => {
            scene.said.replace(news(scene.config.texts, told));
        }
    }
}

/// Acts for this customer. Who acts for another one already is asked first.
pub fn wants(scene: &Rc<Scene>, email: String, name: String) {
    let switch = &finder(scene).switch;
    // What is no e-mail is told as of any other start.
    if let Ok(other) = Email::parse(&email) {
        match scene.runtime.with(|model| switch.from(model.stage()).map(|from| other.is(&from.email))) {
            Some(false) => {
                let email = String::from(other);
                let name = if name.is_empty() { email.clone() } else { name };
                switch.ask(Wanted { email, name });
                scene.draw();
                scene.focus(".telesales-main");
                return;
            }
            Some(true) => drop(switch.end()),
            None => {}
        }
    }
    scene.runtime.impersonate(email, drop);
}

fn ask(scene: &Rc<Scene>, finder: &Finder, number: Number, typed: &Typed) {
    let look_up = LookUp::new(choices(scene), typed);
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
