//! Waiting for what may never come.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What the future comes to, or this after so many milliseconds, when the future is dropped. A page may have a `fetch` of its
/// own, which heeds no signal and never answers.
pub(crate) async fn within<T: Unpin>(milliseconds: u32, or: T, mut future: Pin<Box<dyn Future<Output = T>>>) -> T {
    let (is_over, tell) = deferred();
    let _timer = resolve_after(milliseconds, tell.clone());
    let mut is_over = JsFuture::from(is_over);
    let mut or = Some(or);
    let outcome = poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Pending if Pin::new(&mut is_over).poll(context).is_ready() => {
            or.take().map_or(Poll::Pending, Poll::Ready)
        }
        poll => poll,
    })
    .await;
    // A promise keeps who waits for it until it settles, also one who has gone.
    resolve(&tell);
    outcome
}

/// A promise, and what resolves it.
pub(super) fn deferred() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolves, _| resolve = Some(resolves));
    (promise, resolve.expect("`new Promise` calls its executor before it returns"))
}

/// Resolves it after so many milliseconds, unless what is returned is dropped before.
pub(super) fn resolve_after(milliseconds: u32, resolves: Function) -> Timeout {
    // No timer runs for longer.
    Timeout::new(milliseconds.min(i32::MAX.unsigned_abs()), move || resolve(&resolves))
}

pub(super) fn resolve(resolves: &Function) {
    // A promise's own resolve does not throw.
    let _ = resolves.call0(&JsValue::NULL);
}
