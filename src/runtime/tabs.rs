//! The tabs of one store have one session: what one of them reads, it tells the others.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use telesales_core::{Event, Fault, Session};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, BroadcastChannel, MessageEvent};

use crate::config::Config;
use crate::session::{SessionManager, decode, fault_of};

/// A read this old, in milliseconds, serves whoever else wants to know.
const SERVES_FOR: f64 = 2_000.0;

/// How long a tab that has read for all keeps its turn, in milliseconds, so that the next one has heard the answer by then.
const TELLS_FOR: u32 = 50;

#[wasm_bindgen]
extern "C" {
    /// Web Locks: `web-sys` calls them unstable, though every browser has had them since 2022.
    type LockManager;

    /// Calls back when it is this tab's turn, which lasts until the promise that it returns is resolved.
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, callback: &JsValue) -> Result<Promise, JsValue>;
}

/// What this tab and the others have read.
///
/// A message is an array: when the request was sent (milliseconds since 1970, of the one clock all tabs have), then the
/// session's JSON, or a number that stands for a fault. Messages go to pages of the same origin only, and are not kept.
pub(super) struct Tabs {
    /// The same for all tabs that look at one session.
    name: String,
    /// How long a turn is waited for, in milliseconds: a tab that stands still must not keep the others from reading.
    patience: u32,
    connection: RefCell<Option<Connection>>,
    newest: RefCell<Option<Reading>>,
    /// When something was last learnt of the session.
    learnt: Cell<f64>,
}

enum Connection {
    /// Listens until it is dropped.
    Channel(BroadcastChannel, EventListener),
    /// Where there are no channels, a time in `localStorage` says that something changed; what, each tab reads itself.
    Storage { _listener: EventListener },
}

struct Reading {
    sent: f64,
    /// A session serves everybody for a while, a fault those who were waiting for it.
    serves_until: f64,
    answer: Result<Session, Fault>,
}

impl Tabs {
    /// Joins the tabs that look at the session of this store, and hears what they read.
    pub(super) fn join(config: &Config, hear: impl Fn(Event) + 'static) -> Rc<Self> {
        let tabs = Rc::new(Self {
            name: format!("telesales-toolbar {}", config.session_url),
            patience: config.timeout_ms,
            connection: RefCell::default(),
            newest: RefCell::default(),
            learnt: Cell::new(0.0),
        });
        let connection = match BroadcastChannel::new(&tabs.name) {
            Ok(channel) => {
                let listening = Rc::downgrade(&tabs);
                let listener = EventListener::new(&channel, "message", move |event| {
                    let event: &MessageEvent = event.unchecked_ref();
                    if let Some(told) = listening.upgrade().and_then(|tabs| tabs.hear(&event.data())) {
                        hear(told);
                    }
                });
                Connection::Channel(channel, listener)
            }
            Err(_) => Connection::Storage { _listener: hear_storage(tabs.name.clone(), hear) },
        };
        tabs.connection.replace(Some(connection));
        tabs
    }

    /// Reads the session, and tells the others.
    pub(super) async fn read(&self, session: &SessionManager) -> Result<Session, Fault> {
        let sent = Date::now();
        let answer = session.read().await;
        self.learn(sent, answer)
    }

    /// Reads the session when it is this tab's turn, unless another tab has done so meanwhile.
    pub(super) async fn read_once_for_all(&self, session: &SessionManager) -> Result<Session, Fault> {
        let wanted = Date::now();
        let turn = Turn::wait_for(&self.name, self.patience).await;
        let known = self
            .newest
            .borrow()
            .as_ref()
            .filter(|newest| newest.serves_until >= wanted && newest.sent <= Date::now())
            .map(Reading::answer);
        if let Some(answer) = known {
            return answer;
        }
        if self.connection.borrow().is_none() {
            // The toolbar was removed while it waited, and nobody wants to know any more.
            return Err(Fault::Unreachable);
        }
        let answer = self.read(session).await;
        Timeout::new(TELLS_FOR, move || drop(turn)).forget();
        answer
    }

    /// Keeps what was read by a request sent at that time, and tells the others. What was heard meanwhile of a later read
    /// goes before it.
    pub(super) fn learn(&self, sent: f64, answer: Result<JsValue, Fault>) -> Result<Session, Fault> {
        let decoded = answer.as_ref().map_err(|fault| *fault).and_then(decode);
        let now = Date::now();
        self.learnt.set(now);
        if let (Some(Connection::Channel(channel, _)), Some(told)) =
            (&*self.connection.borrow(), message(answer.ok(), decoded.as_ref().err()))
        {
            // Fails only for a channel that is closed, or for what cannot be copied, which JSON always can.
            let _ = channel.post_message(&Array::of2(&sent.into(), &told));
        }
        self.keep(sent, now, decoded.clone());
        let heard = self.newest.borrow().as_ref().filter(|newest| newest.sent > sent).map(Reading::answer);
        heard.filter(Result::is_ok).unwrap_or(decoded)
    }

    /// The session was changed here. Tabs on a channel hear it with the read that verified it.
    pub(super) fn tell_of_change(&self) {
        if let Some(Connection::Storage { .. }) = &*self.connection.borrow()
            && let Ok(storage) = Reflect::get(&window(), &"localStorage".into())
        {
            // Where storage is forbidden, nothing can be told.
            let _ = Reflect::set(&storage, &self.name.as_str().into(), &Date::now().into());
        }
    }

    pub(super) fn leave(&self) {
        if let Some(Connection::Channel(channel, listener)) = self.connection.take() {
            drop(listener);
            channel.close();
        }
    }

    fn hear(&self, message: &JsValue) -> Option<Event> {
        let message: &Array = message.dyn_ref()?;
        let sent = message.get(0).as_f64()?;
        let told = message.get(1);
        let now = Date::now();
        if let Some(fault) = told.as_f64() {
            self.keep(sent, now, Err(fault_of_number(fault)));
            return None;
        }
        let session = decode(&told).ok()?;
        let is_newer = sent > self.learnt.get();
        if is_newer {
            self.learnt.set(now);
        }
        self.keep(sent, now, Ok(session.clone()));
        Some(Event::Told { session, is_newer })
    }

    fn keep(&self, sent: f64, answered: f64, answer: Result<Session, Fault>) {
        let mut newest = self.newest.borrow_mut();
        // What was sent after now is from before the clock was set back.
        if newest.as_ref().is_none_or(|newest| newest.sent < sent || newest.sent > answered) {
            let serves_until = if answer.is_ok() { sent + SERVES_FOR } else { answered };
            *newest = Some(Reading { sent, serves_until, answer });
        }
    }
}

impl Reading {
    fn answer(&self) -> Result<Session, Fault> {
        self.answer.clone()
    }
}

fn hear_storage(name: String, hear: impl Fn(Event) + 'static) -> EventListener {
    EventListener::new(&window(), "storage", move |event| {
        let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
        if key.as_deref() == Some(&*name) {
            hear(Event::Refresh);
        }
    })
}

/// What the others are told; nothing of this tab's own connection.
fn message(body: Option<JsValue>, fault: Option<&Fault>) -> Option<JsValue> {
    match fault {
        None => body,
        Some(Fault::Offline) => None,
        Some(fault) => Some(number_of_fault(*fault).into()),
    }
}

/// An HTTP status with a thousand for each second to wait, or a number that is no status.
fn number_of_fault(fault: Fault) -> f64 {
    match fault {
        Fault::Offline | Fault::Unreachable => 0.0,
        Fault::TimedOut => 1.0,
        Fault::NotUnderstood => 2.0,
        Fault::Refused => 403.0,
        Fault::RateLimited(wait) => 429.0 + 1_000.0 * f64::from(wait.unwrap_or_default()),
        Fault::Server(status) => status.into(),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn fault_of_number(number: f64) -> Fault {
    let number = number as u64;
    match number {
        0 => Fault::Unreachable,
        1 => Fault::TimedOut,
        2 => Fault::NotUnderstood,
        _ => fault_of((number % 1_000) as u16, Some((number / 1_000) as u32).filter(|seconds| *seconds > 0)),
    }
}

/// The right to read for all tabs. It goes on to the next one when this is dropped.
struct Turn(Option<Function>);

impl Turn {
    async fn wait_for(name: &str, patience: u32) -> Self {
        let locks = Reflect::get(&window().navigator(), &"locks".into()).ok().filter(JsValue::is_object);
        // Where there are no locks every tab takes its turn at once.
        let Some(locks) = locks else { return Self(None) };
        let (held, release) = deferred();
        let (granted, grant) = deferred();
        let callback = Closure::once_into_js(move || {
            // A promise's own resolve does not throw.
            let _ = grant.call0(&JsValue::NULL);
            held
        });
        let options = Object::new();
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &"signal".into(), &AbortSignal::timeout_with_u32(patience));
        let Ok(asked) = locks.unchecked_ref::<LockManager>().request(name, &options, &callback) else {
            return Self(None);
        };
        // Who may not have locks (a sandboxed frame), or has waited long enough, hears so by `asked`, and goes on without.
        let _ = JsFuture::from(Promise::race(&Array::of2(&granted, &asked))).await;
        Self(Some(release))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // A promise's own resolve does not throw.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// A promise, and what resolves it.
fn deferred() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolves, _| resolve = Some(resolves));
    (promise, resolve.expect("`new Promise` calls its executor before it returns"))
}
