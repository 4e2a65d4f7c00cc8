//! Where the state machine meets the browser: performs effects, and turns answers into events.

mod document;
mod host;
pub(crate) mod memory;
mod navigation;
mod opening;
mod resumption;
mod tabs;
pub(crate) mod time;
pub(crate) mod waiting;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::rc::{Rc, Weak};

use crate::browser::window;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use telesales_core::{Command, Document, Effect, Event, Failure, Model, Number, Requested, Settings, Source, update};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::config::Config;
use crate::session::{Send, SessionManager, cookie};
use resumption::Turn;
use tabs::{Answer, Tabs};
use time::{any_of, milliseconds, since};
use waiting::within;

pub use host::Host;
pub use opening::{Body, Opening};

/// How much longer than a request may take its answer is waited for, in milliseconds.
const GRACE_MS: u32 = 500;

/// What became of a command.
type Settle = Box<dyn FnOnce(Result<(), Failure>)>;

/// One toolbar's machine at work. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct Runtime(Rc<Inner>);

struct Inner {
    model: RefCell<Model>,
    hears_change: RefCell<Option<Rc<dyn Fn()>>>,
    queue: RefCell<VecDeque<Event>>,
    is_dispatching: Cell<bool>,
    is_closed: Cell<bool>,
    session: SessionManager,
    opening: RefCell<Opening>,
    tabs: Rc<Tabs>,
    timeout_ms: u32,
    reloads: bool,
    host: Box<dyn Host>,
    unsettled: RefCell<Vec<(Command, Settle)>>,
    last_command: Cell<u32>,
    timer: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
    navigation: RefCell<Option<navigation::Watch>>,
}

impl Runtime {
    /// Starts a toolbar on a page of which this is known.
    #[must_use]
    pub fn start(config: &Config, send: Send, host: Box<dyn Host>, opening: Opening, body: Body) -> Self {
        let expects_operator = !matches!(opening, Opening::Unknown);
        let settings = Settings { expects_operator, ..config.settings() };
        let reloads = settings.reloads;
        let session = SessionManager::new(config, send);
        let document = document::look();
        let model = match body {
            Body::OfDocument => Model::on_page(settings, document, document::made_for(&session.name())),
            Body::Swapped(time) => {
                let asked_for = Some(milliseconds(time));
                Model::new(settings, Document { asked_for, can_be_renewed: true })
            }
        };
        let runtime = Self(Rc::new_cyclic(|page| Inner {
            hears_change: RefCell::default(),
            model: RefCell::new(model),
            queue: RefCell::default(),
            is_dispatching: Cell::new(false),
            is_closed: Cell::new(false),
            tabs: Tabs::join(&session, config.timeout_ms, hearing(page.clone())),
            session,
            opening: RefCell::new(opening),
            timeout_ms: config.timeout_ms,
            reloads,
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

    /// Has whoever draws this hear of each change of what is true, once it is seen to.
    pub(crate) fn on_change(&self, hear: impl Fn() + 'static) {
        self.0.hears_change.replace(Some(Rc::new(hear)));
    }

    /// Looks at what is true now, also after the views are gone. What happens meanwhile (drawing moves the focus, of which a
    /// page may hear) is seen to after that.
    pub fn with<T>(&self, look: impl FnOnce(&Model) -> T) -> T {
        let was_dispatching = self.0.is_dispatching.replace(true);
        let seen = look(&self.0.model.borrow());
        self.0.is_dispatching.set(was_dispatching);
        if !was_dispatching {
            self.take_events();
        }
        seen
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

    /// Has the page follow the session, if it was made for somebody else.
    pub fn reload(&self) {
        self.dispatch(Event::Reload);
    }

    /// Goes on acting for the customer who was found in effect.
    pub fn go_on(&self) {
        self.dispatch(Event::GoOn);
    }

    /// The page has followed a change that it heard of from another toolbar.
    pub fn page_followed(&self) {
        self.dispatch(Event::PageFollowed);
    }

    /// Ends the toolbar: nothing is listened to any more, and what is still unsettled ends as [`Failure::Removed`].
    pub fn close(&self) {
        if self.0.is_closed.replace(true) {
            return;
        }
        self.0.listeners.take();
        self.0.navigation.take();
        self.0.timer.take();
        self.0.hears_change.take();
        self.0.tabs.leave();
        for (_, settle) in self.0.unsettled.take() {
            settle(Err(Failure::Removed));
        }
    }

    /// What an attribute of the page says; see [`Host::attribute`].
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.0.host.attribute(name)
    }

    /// What asks the session.
    pub(crate) fn session(&self) -> SessionManager {
        self.0.session.clone()
    }

    /// Tells the page what a feature has to tell.
    pub(crate) fn tell(&self, event: &'static str, detail: &JsValue) {
        self.0.host.told(event, detail);
    }

    fn command(&self, settle: impl FnOnce(Result<(), Failure>) + 'static) -> Command {
        let command = Command(self.0.last_command.get() + 1);
        self.0.last_command.set(command.0);
        self.0.unsettled.borrow_mut().push((command, Box::new(settle)));
        command
    }

    fn listen(&self) {
        let tell = hearing(Rc::downgrade(&self.0));
        let watch = navigation::Watch::new(move |path, fragment| tell(Event::Navigated { path, fragment }));
        self.0.navigation.replace(Some(watch));
        let page = Rc::downgrade(&self.0);
        self.0.listeners.replace(resumption::listen(move |turn| {
            if let Some(inner) = page.upgrade() {
                Self(inner).turn(turn);
            }
        }));
    }

    fn turn(&self, turn: Turn) {
        match turn {
            Turn::Back => self.dispatch(Event::Recheck),
            Turn::Leaves => {
                if self.with(|model| matches!(model.stage().name(), "starting" | "stopping")) {
                    memory::leave();
                }
                self.0.tabs.pause();
            }
            Turn::Activated => {
                self.0.tabs.forget();
                self.dispatch(Event::Recheck);
            }
            Turn::Restored => {
                // It is the last document of this tab again.
                document::look();
                self.0.tabs.resume();
                self.dispatch(Event::Restored { memory: memory::recall(Date::now()) });
            }
        }
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
        self.take_events();
    }

    fn take_events(&self) {
        let inner = &self.0;
        if inner.is_dispatching.replace(true) {
            return;
        }
        let mut is_change = false;
        while let Some(event) = self.next_event() {
            is_change = true;
            let effects = update(&mut inner.model.borrow_mut(), event);
            document::know(inner.tabs.session(), inner.model.borrow().made_for());
            for effect in effects {
                self.perform(effect);
            }
        }
        inner.is_dispatching.set(false);
        if is_change {
            // Who hears of it may end the toolbar.
            let hear = inner.hears_change.borrow().clone();
            if let Some(hear) = hear {
                hear();
            }
        }
    }

    fn next_event(&self) -> Option<Event> {
        self.0.queue.borrow_mut().pop_front()
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Read { number, source } => self.read(number, source),
            Effect::Write { number, requested } => {
                self.write(number, requested);
            }
            Effect::After { number, delay } => {
                let tell = hearing(Rc::downgrade(&self.0));
                // Only one answer is ever awaited, so a new timer replaces one nobody waits for.
                let timer = Timeout::new(any_of(&delay), move || tell(Event::Elapsed { number }));
                self.0.timer.replace(Some(timer));
            }
            Effect::SetCookie(email) => cookie::set(&email),
            Effect::ClearCookie { only: Some(email) } => cookie::clear_if(&email),
            Effect::ClearCookie { only: None } => cookie::clear(),
            Effect::Ready { operator, customer } => self.0.host.ready(&operator, customer.as_deref()),
            Effect::Changed(change) => {
                if self.0.host.changed(&change) {
                    self.dispatch(Event::Followed);
                } else if self.0.reloads {
                    self.load_anew();
                }
            }
            Effect::LoadAnew if document::is_worked_on() => self.dispatch(Event::Stays),
            Effect::LoadAnew => self.load_anew(),
            Effect::Remember { customer, was_made_here, at } => {
                memory::remember(customer.as_deref(), was_made_here, at);
            }
            Effect::Confirm(customer) => memory::confirm(&customer),
            Effect::Failed(failure) => self.0.host.failed(failure),
            Effect::Settled { command, outcome } => self.settle(command, outcome),
        }
    }

    fn read(&self, number: Number, source: Source) {
        let (tabs, session) = (Rc::clone(&self.0.tabs), self.0.session.clone());
        if let Opening::Read { body, sent } = self.0.opening.replace(Opening::Unknown) {
            let Answer { asked, session } = tabs.learn(sent, Ok(body));
            let memory = memory::recall(asked);
            return self.dispatch(Event::SessionRead { number, answer: session, took: 0, memory });
        }
        let begin = Date::now();
        self.tell_of(number, async move {
            let Answer { asked, session } = match source {
                Source::Own => tabs.read(&session).await,
                Source::AnyTab => tabs.read_once_for_all(&session).await,
            };
            Event::SessionRead { number, answer: session, took: since(begin), memory: memory::recall(asked) }
        });
    }

    fn write(&self, number: Number, requested: Requested) {
        memory::remember_request(&requested);
        let session = self.0.session.clone();
        let begin = Date::now();
        self.tell_of(number, async move {
            let answer = session.write(&requested).await;
            Event::Written { number, answer, took: since(begin) }
        });
    }

    /// Tells what a request comes to, or that nothing comes of it in time. It may have waited for its turn as long as for an
    /// answer.
    fn tell_of(&self, number: Number, request: impl Future<Output = Event> + 'static) {
        let tell = hearing(Rc::downgrade(&self.0));
        let limit = self.0.timeout_ms.saturating_mul(2).saturating_add(GRACE_MS);
        let request = Box::pin(request);
        spawn_local(async move { tell(within(limit, Event::Overdue { number }, request).await) });
    }

    fn load_anew(&self) {
        // Fails only where the page may not be navigated at all (a sandbox).
        if window().location().reload().is_err() {
            self.dispatch(Event::Stays);
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

/// Tells a toolbar of events, as long as it is there.
fn hearing(page: Weak<Inner>) -> impl Fn(Event) + 'static {
    move |event| {
        if let Some(inner) = page.upgrade() {
            Runtime(inner).dispatch(event);
        }
    }
}
