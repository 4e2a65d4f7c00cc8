//! Where the state machine meets the browser: performs effects, and turns answers into events.

mod navigation;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::{GetUntracked, ReadSignal, RwSignal, Set, window};
use telesales_core::{Change, Command, Customer, Effect, Event, Failure, Model, Operator, Session, update};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::config::{After, Config};
use crate::session::{Send, SessionManager, cookie};

/// What the page around the toolbar hears.
pub trait Host {
    /// An operator is known, and the bar is there.
    fn ready(&self, operator: &Operator, customer: Option<&Customer>);
    /// A change was verified; returns whether the page sees to itself, so that it is not reloaded.
    fn changed(&self, change: &Change) -> bool;
    /// Something did not work.
    fn failed(&self, failure: Failure);
}

/// A page that needs no news.
impl Host for () {
    fn ready(&self, _: &Operator, _: Option<&Customer>) {}
    fn changed(&self, _: &Change) -> bool {
        false
    }
    fn failed(&self, _: Failure) {}
}

/// What became of a command.
type Settle = Box<dyn FnOnce(Result<(), Failure>)>;

/// One toolbar's machine at work. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct Runtime(Rc<Inner>);

struct Inner {
    model: RefCell<Model>,
    shown: RwSignal<Model>,
    queue: RefCell<VecDeque<Event>>,
    is_dispatching: Cell<bool>,
    is_closed: Cell<bool>,
    session: SessionManager,
    given: RefCell<Option<Session>>,
    after: After,
    host: Box<dyn Host>,
    unsettled: RefCell<Vec<(Command, Settle)>>,
    last_command: Cell<u32>,
    timer: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
    navigation: RefCell<Option<navigation::Watch>>,
}

impl Runtime {
    /// Starts a toolbar. `given` is a session that somebody has read already, and saves the first read.
    #[must_use]
    pub fn start(config: &Config, send: Send, host: Box<dyn Host>, given: Option<Session>) -> Self {
        let model = Model::new(config.settings());
        let runtime = Self(Rc::new(Inner {
            shown: RwSignal::new(model.clone()),
            model: RefCell::new(model),
            queue: RefCell::default(),
            is_dispatching: Cell::new(false),
            is_closed: Cell::new(false),
            session: SessionManager::new(config, send),
            given: RefCell::new(given),
            after: config.after,
            host,
            unsettled: RefCell::default(),
            last_command: Cell::new(0),
            timer: RefCell::default(),
            listeners: RefCell::default(),
            navigation: RefCell::default(),
        }));
        runtime.listen();
        runtime.dispatch(Event::Refresh);
        runtime
    }

    /// What the views show.
    #[must_use]
    pub fn model(&self) -> ReadSignal<Model> {
        self.0.shown.read_only()
    }

    /// What is true now, also after the views are gone.
    #[must_use]
    pub fn snapshot(&self) -> Model {
        self.0.model.borrow().clone()
    }

    /// Acts for the customer with this e-mail; `settle` hears what came of it, once.
    pub fn impersonate(&self, text: String, settle: impl FnOnce(Result<(), Failure>) + 'static) {
        let command = self.command(settle);
        self.dispatch(Event::Impersonate { command, text });
    }

    /// Acts for nobody any more; `settle` hears what came of it, once.
    pub fn stop(&self, settle: impl FnOnce(Result<(), Failure>) + 'static) {
        let command = self.command(settle);
        self.dispatch(Event::Stop { command });
    }

    /// Reads the session again.
    pub fn refresh(&self) {
        self.dispatch(Event::Refresh);
    }

    /// Ends the toolbar: nothing is listened to any more, and what is still unsettled ends as [`Failure::Removed`].
    pub fn close(&self) {
        if self.0.is_closed.replace(true) {
            return;
        }
        self.0.listeners.take();
        self.0.navigation.take();
        self.0.timer.take();
        for (_, settle) in self.0.unsettled.take() {
            settle(Err(Failure::Removed));
        }
    }

    fn command(&self, settle: impl FnOnce(Result<(), Failure>) + 'static) -> Command {
        let command = Command(self.0.last_command.get() + 1);
        self.0.last_command.set(command.0);
        self.0.unsettled.borrow_mut().push((command, Box::new(settle)));
        command
    }

    fn listen(&self) {
        let page = Rc::downgrade(&self.0);
        let watch = navigation::Watch::new(move |path, fragment| {
            send(&page, Event::Navigated { path, fragment });
        });
        self.0.navigation.replace(Some(watch));
        // A page that comes back from the back/forward cache shows what was true when it was left.
        let page = Rc::downgrade(&self.0);
        let restored = EventListener::new(&window(), "pageshow", move |event| {
            let event: &web_sys::PageTransitionEvent = event.unchecked_ref();
            if event.persisted() {
                send(&page, Event::Refresh);
            }
        });
        self.0.listeners.borrow_mut().push(restored);
    }

    /// Events are taken one after the other, also those that an effect of another brings about (a page that calls
    /// `stop()` while it hears of a change).
    fn dispatch(&self, event: Event) {
        let inner = &self.0;
        if inner.is_closed.get() {
            if let Event::Impersonate { command, .. } | Event::Stop { command } = event {
                self.settle(command, Err(Failure::Removed));
            }
            return;
        }
        inner.queue.borrow_mut().push_back(event);
        if inner.is_dispatching.replace(true) {
            return;
        }
        while let Some(event) = self.next_event() {
            let effects = update(&mut inner.model.borrow_mut(), event);
            let model = inner.model.borrow().clone();
            if inner.shown.try_get_untracked().is_some_and(|shown| shown != model) {
                inner.shown.set(model);
            }
            for effect in effects {
                self.perform(effect);
            }
        }
        inner.is_dispatching.set(false);
    }

    fn next_event(&self) -> Option<Event> {
        self.0.queue.borrow_mut().pop_front()
    }

    fn perform(&self, effect: Effect) {
        let page = Rc::downgrade(&self.0);
        let session = self.0.session.clone();
        match effect {
            Effect::Read { number } => match self.0.given.take() {
                Some(given) => self.dispatch(Event::SessionRead { number, answer: Ok(given) }),
                None => spawn_local(async move {
                    let answer = session.read().await;
                    send(&page, Event::SessionRead { number, answer });
                }),
            },
            Effect::Write { number, requested } => spawn_local(async move {
                let answer = session.write(&requested).await;
                send(&page, Event::Written { number, answer });
            }),
            Effect::After { number, delay } => {
                // Only one answer is ever awaited, so a new timer replaces one nobody waits for.
                let timer = Timeout::new(delay, move || send(&page, Event::Elapsed { number }));
                self.0.timer.replace(Some(timer));
            }
            Effect::SetCookie(email) => cookie::set(&email),
            Effect::ClearCookie { only: Some(email) } => cookie::clear_if(&email),
            Effect::ClearCookie { only: None } => cookie::clear(),
            Effect::Ready { operator, customer } => self.0.host.ready(&operator, customer.as_ref()),
            Effect::Changed(change) => {
                let sees_to_itself = self.0.host.changed(&change);
                if self.0.after == After::Reload && !sees_to_itself {
                    // Fails only where the page may not be navigated at all (a sandbox).
                    let _ = window().location().reload();
                }
            }
            Effect::Failed(failure) => self.0.host.failed(failure),
            Effect::Settled { command, outcome } => self.settle(command, outcome),
        }
    }

    fn settle(&self, command: Command, outcome: Result<(), Failure>) {
        let mut unsettled = self.0.unsettled.borrow_mut();
        let found = unsettled.iter().position(|(number, _)| *number == command);
        let settle = found.map(|at| unsettled.swap_remove(at).1);
        drop(unsettled);
        if let Some(settle) = settle {
            settle(outcome);
        }
    }
}

/// An answer for a toolbar that may be gone.
fn send(page: &Weak<Inner>, event: Event) {
    if let Some(inner) = page.upgrade() {
        Runtime(inner).dispatch(event);
    }
}
