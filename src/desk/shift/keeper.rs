use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use telesales_core::shift::{Effect, Event, Model, Settings};
use web_sys::EventTarget;

use super::shared::{ACTIVE, Memory, SINCE, remember_over};
use crate::browser::{document, window};
use crate::config::Config;
use crate::desk::choices::choices;
use crate::desk::drawer::kept_as;
use crate::desk::hear::hear;
use crate::foreign::{property, text};
use crate::messages::fill;
use crate::scene::Scene;

const MINUTE_MS: u64 = 60_000;

/// What a person at work does. A page scrolls by itself, too, so what scrolls it is heard in place of that.
const WORK: [&str; 4] = ["keydown", "pointerdown", "wheel", "touchmove"];

/// After which a timer may not have run: what the document says, and what the window does.
const WAKES_DOCUMENT: [&str; 2] = ["visibilitychange", "resume"];
const WAKES_WINDOW: [&str; 2] = ["focus", "pageshow"];

/// The button of the warning, while there is one.
pub const STAY: &str = ".telesales-stay";

/// For so long a warning stays after the operator has done something: a press that began on its button ends on it.
const UNTIL_SEEN_MS: u32 = 500;

/// The time limit of one toolbar.
pub struct Keeper {
    pub model: RefCell<Model>,
    /// Whether there is a limit at all.
    pub is_wanted: bool,
    memory: Memory,
    timer: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
    /// Whether it was said on this page that the limit has ended it.
    pub has_told: Cell<bool>,
}

impl Keeper {
    fn new(scene: &Scene) -> Self {
        let choices = choices(scene);
        Self {
            model: RefCell::new(Model::new(settings(choices))),
            is_wanted: choices.limit > 0 || choices.idle > 0,
            memory: Memory::default(),
            timer: RefCell::default(),
            listeners: RefCell::default(),
            has_told: Cell::new(false),
        }
    }
}

fn settings(choices: &Config) -> Settings {
    let minutes = |minutes: u32| u64::from(minutes) * MINUTE_MS;
    let unless_never = |number: u32| (number > 0).then(|| minutes(number));
    Settings { limit: unless_never(choices.limit), idle: unless_never(choices.idle), warn: minutes(choices.warn) }
}

/// The scene's own.
pub fn keeper(scene: &Scene) -> &Keeper {
    kept_as(scene, Keeper::new)
}

/// Lets something happen, and shows what is true then.
pub fn tell(scene: &Rc<Scene>, event: Event) {
    take(scene, event);
    scene.draw();
}

pub fn take(scene: &Rc<Scene>, event: Event) {
    let keeper = keeper(scene);
    let effects = keeper.model.borrow_mut().update(event, &keeper.memory.now());
    for effect in effects {
        perform(scene, keeper, effect);
    }
}

fn perform(scene: &Rc<Scene>, keeper: &Keeper, effect: Effect) {
    match effect {
        Effect::ShareSince { since, began } => keeper.memory.share_since(since, began),
        Effect::ShareActive(active) => keeper.memory.share_active(active),
        Effect::Forget => keeper.memory.forget(),
        Effect::Tell(left) => drop(scene.said.replace(fill(scene.config.texts.limit_left(), &left.to_string()))),
        Effect::Stop => scene.runtime.stop(|outcome| {
            if outcome.is_ok() {
                remember_over();
            }
        }),
        Effect::LookAfter(milliseconds) => look_after(scene, u32::try_from(milliseconds).unwrap_or(u32::MAX)),
    }
}

fn look_after(scene: &Rc<Scene>, milliseconds: u32) {
    let waiting = Rc::downgrade(scene);
    let timer = Timeout::new(milliseconds, move || {
        if let Some(scene) = waiting.upgrade() {
            tell(&scene, Event::Looked);
        }
    });
    keeper(scene).timer.replace(Some(timer));
}

/// Hears what the operator does, and what another tab shares.
pub fn listen(scene: &Rc<Scene>) {
    if !keeper(scene).listeners.borrow().is_empty() {
        return;
    }
    let (window, document) = (EventTarget::from(window()), EventTarget::from(document()));
    // Before whoever keeps it from going on.
    let first = EventListenerOptions::run_in_capture_phase();
    let mut listeners: Vec<_> = WORK.map(|name| hear(scene, &window, name, first, on_work)).into();
    for (target, names) in [(&document, WAKES_DOCUMENT), (&window, WAKES_WINDOW)] {
        listeners.extend(names.map(|name| hear(scene, target, name, first, |scene, _| tell(scene, Event::Looked))));
    }
    listeners.push(hear(scene, &window, "storage", first, on_storage));
    // After the bar has moved the focus to its button.
    listeners.push(hear(scene, &window, "keydown", EventListenerOptions::default(), on_shortcut));
    keeper(scene).listeners.replace(listeners);
}

fn on_shortcut(scene: &Rc<Scene>, event: &web_sys::Event) {
    if scene.config.shortcut.is(event) {
        scene.focus(STAY);
    }
}

fn on_work(scene: &Rc<Scene>, event: &web_sys::Event) {
    // A script's events are nobody's work.
    if !property(event, "isTrusted").is_truthy() {
        return;
    }
    let was_warned = keeper(scene).model.borrow().left();
    take(scene, Event::Active);
    if was_warned != keeper(scene).model.borrow().left() {
        look_after(scene, UNTIL_SEEN_MS);
    }
}

/// Another tab has shared something.
fn on_storage(scene: &Rc<Scene>, event: &web_sys::Event) {
    if text(event, "key").is_some_and(|key| [SINCE, ACTIVE].contains(&key.as_str())) {
        tell(scene, Event::Looked);
    }
}
