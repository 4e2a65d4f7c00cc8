//! The tabs of one store have one session: what one of them reads, it tells the others.
//!
//! All toolbars of an origin are on one channel, for they share its cookies, and so the session, however its URL is spelled.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::window;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, Function, Promise};
use telesales_core::{Event, Fault, Session};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use super::memory::{LAST_CHANGE, recall};
use super::waiting::{deferred, resolve, resolve_after};
use crate::foreign::{call, property, text};
use crate::session::{SessionManager, decode, fault_of};

/// The channel, and the lock.
const NAME: &str = "telesales-toolbar";

/// A read this old, in milliseconds, serves whoever else wants to know.
const SERVES_FOR: f64 = 2_000.0;

/// How long a tab that has read for all keeps its turn, in milliseconds, so that the next one has heard the answer by then.
const TELLS_FOR: u32 = 50;

/// What this tab and the others have read.
///
/// A message is an array: when the request was sent (milliseconds since 1970, of the one clock all tabs have), the session's
/// JSON or a number that stands for a fault, the session's URL, and whether it is not for whom that tab knew it to be.
/// Messages go to pages of the same origin only, and are not kept.
pub(super) struct Tabs {
    /// Of the session.
    url: String,
    /// How long a turn is waited for, in milliseconds: a tab that stands still must not keep the others from reading.
    patience: u32,
    hear: Box<dyn Fn(Event)>,
    connection: RefCell<Option<Connection>>,
    is_closed: Cell<bool>,
    newest: RefCell<Option<Reading>>,
    /// When something was last learnt of the session.
    learnt: Cell<f64>,
    /// The e-mail of the customer whom this tab knew last; empty for nobody.
    known: RefCell<Option<String>>,
}

enum Connection {
    /// Listens until it is dropped.
    Channel(BroadcastChannel, EventListener),
    /// Where there are no channels, what is remembered of the last change says that there was one; what, each tab reads itself.
    Storage { _listener: EventListener },
}

/// What the session says, and when it was asked, in milliseconds since 1970.
pub(super) struct Answer {
    pub asked: f64,
    pub session: Result<Session, Fault>,
}

struct Reading {
    sent: f64,
    /// A session serves everybody for a while, a fault those who were waiting for it.
    serves_until: f64,
    answer: Result<Session, Fault>,
}

impl Tabs {
    /// Joins the tabs of this origin, and hears what they read of this session.
    pub(super) fn join(session: &SessionManager, patience: u32, hear: impl Fn(Event) + 'static) -> Rc<Self> {
        let tabs = Rc::new(Self {
            url: session.name(),
            patience,
            hear: Box::new(hear),
            connection: RefCell::default(),
            is_closed: Cell::new(false),
            newest: RefCell::default(),
            learnt: Cell::new(0.0),
            known: RefCell::default(),
        });
        tabs.resume();
        tabs
    }

    /// The session's URL, however it is spelled in the page.
    pub(super) fn session(&self) -> &str {
        &self.url
    }

    /// Listens, after the page came back from the back/forward cache.
    pub(super) fn resume(self: &Rc<Self>) {
        if self.is_closed.get() || self.connection.borrow().is_some() {
            return;
        }
        let listening = Rc::downgrade(self);
        let connection = match BroadcastChannel::new(NAME) {
            Ok(channel) => {
                let listener = EventListener::new(&channel, "message", move |event| {
                    let event: &MessageEvent = event.unchecked_ref();
                    if let Some(tabs) = listening.upgrade()
                        && let Some(told) = tabs.hear(&event.data())
                    {
                        (tabs.hear)(told);
                    }
                });
                Connection::Channel(channel, listener)
            }
            Err(_) => Connection::Storage {
                _listener: hear_storage(move || {
                    if let Some(tabs) = listening.upgrade() {
                        (tabs.hear)(Event::Refresh);
                    }
                }),
            },
        };
        self.connection.replace(Some(connection));
    }

    /// What was read until now serves nobody any more: the page was not seen meanwhile.
    pub(super) fn forget(&self) {
        self.newest.take();
    }

    /// Listens no more, until the page comes back: a message would throw it out of the back/forward cache.
    pub(super) fn pause(&self) {
        self.forget();
        if let Some(Connection::Channel(channel, listener)) = self.connection.take() {
            drop(listener);
            channel.close();
        }
    }

    pub(super) fn leave(&self) {
        self.is_closed.set(true);
        self.pause();
    }

    /// Reads the session, and tells the others.
    pub(super) async fn read(&self, session: &SessionManager) -> Answer {
        let sent = Date::now();
        let answer = session.read().await;
        self.learn(sent, answer)
    }

    /// Reads the session when it is this tab's turn, unless another tab has done so meanwhile.
    pub(super) async fn read_once_for_all(&self, session: &SessionManager) -> Answer {
        let wanted = Date::now();
        let turn = Turn::wait_for(self.patience).await;
        let known = self
            .newest
            .borrow()
            .as_ref()
            .filter(|newest| newest.serves_until >= wanted && newest.sent <= Date::now())
            .map(Reading::answer);
        if let Some(answer) = known {
            return answer;
        }
        if self.is_closed.get() {
            // The toolbar was removed while it waited, and nobody wants to know any more.
            return Answer { asked: wanted, session: Err(Fault::Unreachable) };
        }
        let answer = self.read(session).await;
        Timeout::new(TELLS_FOR, move || drop(turn)).forget();
        answer
    }

    /// Keeps what was read by a request sent at that time, and tells the others. What was heard meanwhile of a later read
    /// goes before it.
    pub(super) fn learn(&self, sent: f64, answer: Result<JsValue, Fault>) -> Answer {
        let decoded = answer.as_ref().map_err(|fault| *fault).and_then(decode);
        let now = Date::now();
        self.learnt.set(now);
        let is_change = decoded.as_ref().is_ok_and(|session| self.is_news(session));
        if let (Some(Connection::Channel(channel, _)), Some(told)) =
            (&*self.connection.borrow(), message(answer.ok(), decoded.as_ref().err()))
        {
            let message = Array::of4(&sent.into(), &told, &self.url.as_str().into(), &is_change.into());
            // Fails only for a channel that is closed, or for what cannot be copied, which JSON always can.
            let _ = channel.post_message(&message);
        }
        self.keep(sent, now, decoded.clone());
        let heard = self.newest.borrow().as_ref().filter(|newest| newest.sent > sent).map(Reading::answer);
        heard.filter(|heard| heard.session.is_ok()).unwrap_or(Answer { asked: sent, session: decoded })
    }

    /// Whether it names another customer than this tab knew.
    fn is_news(&self, session: &Session) -> bool {
        let email = session.customer.as_ref().map(|customer| customer.email.clone()).unwrap_or_default();
        self.known.replace(Some(email)).is_some_and(|before| Some(before) != *self.known.borrow())
    }

    fn hear(&self, message: &JsValue) -> Option<Event> {
        let message: &Array = message.dyn_ref()?;
        let sent = message.get(0).as_f64()?;
        let told = message.get(1);
        let now = Date::now();
        if message.get(2).as_string()? != self.url {
            // It may be the same session all the same. Who is told so looks again, once for all of that URL.
            let is_change = message.get(3).is_truthy();
            return is_change.then(|| {
                self.forget();
                Event::Recheck
            });
        }
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
        self.is_news(&session);
        Some(Event::Told { session, is_newer, memory: recall(sent) })
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
    fn answer(&self) -> Answer {
        Answer { asked: self.sent, session: self.answer.clone() }
    }
}

/// Tells of a change whose outcome is known.
fn hear_storage(hear: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "storage", move |event| {
        let memory = recall(Date::now());
        if text(event, "key").as_deref() == Some(LAST_CHANGE)
            && memory.last_change.is_some_and(|change| change.at <= memory.now)
        {
            hear();
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
struct Turn(Function);

impl Turn {
    async fn wait_for(patience: u32) -> Self {
        let locks = property(&window().navigator(), "locks");
        let (held, release) = deferred();
        // Whoever gives up while it waits is done, too, as soon as it is its turn.
        let turn = Self(release);
        let (granted, grant) = deferred();
        let callback = Closure::once_into_js(move || {
            resolve(&grant);
            held
        });
        // Where there are no locks every tab takes its turn at once.
        let Ok(asked) = call(&locks, "request", &[NAME.into(), callback]) else { return turn };
        // Who may not have locks (a sandboxed frame) hears so by `asked`, and goes on without. So does who has waited long
        // enough; a turn that comes later is over at once.
        let (late, is_late) = deferred();
        let _timer = resolve_after(patience, is_late);
        let _ = JsFuture::from(Promise::race(&[granted, asked.into(), late].into_iter().collect::<Array>())).await;
        turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        resolve(&self.0);
    }
}
