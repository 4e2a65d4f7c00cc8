//! Waiting for what may never come.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

/// What the future comes to, or this after so many milliseconds, when the future is dropped. A page may have a `fetch` of its
/// own, which heeds no signal and never answers.
pub(super) async fn within<T: Unpin>(milliseconds: u32, or: T, mut future: Pin<Box<dyn Future<Output = T>>>) -> T {
    // A promise that is waited for keeps who waits until it settles, so this is none.
    let alarm = Rc::new(Alarm::default());
    let ringing = Rc::clone(&alarm);
    // No timer runs for longer.
    let _timer = Timeout::new(milliseconds.min(i32::MAX.unsigned_abs()), move || ringing.ring());
    let mut or = Some(or);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Pending if alarm.rang.get() => or.take().map_or(Poll::Pending, Poll::Ready),
        Poll::Pending => {
            alarm.sleeper.set(Some(context.waker().clone()));
            Poll::Pending
        }
        ready @ Poll::Ready(_) => ready,
    })
    .await
}

#[derive(Default)]
struct Alarm {
    rang: Cell<bool>,
    sleeper: Cell<Option<Waker>>,
}

impl Alarm {
    fn ring(&self) {
        self.rang.set(true);
        if let Some(sleeper) = self.sleeper.take() {
            sleeper.wake();
        }
    }
}

/// A promise, and what resolves it.
pub(super) fn deferred() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolves, _| resolve = Some(resolves));
    (promise, resolve.expect("`new Promise` calls its executor before it returns"))
}

pub(super) fn resolve(resolves: &Function) {
    // A promise's own resolve does not throw.
    let _ = resolves.call0(&JsValue::NULL);
}
