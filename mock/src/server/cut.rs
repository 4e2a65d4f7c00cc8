//! A body that breaks off: the head announces all of it, part of it comes, and the connection is closed.

use std::io;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use http_body::{Frame, SizeHint};

/// The first bytes of a body, and the length of the whole.
pub(super) struct Cut {
    announced: u64,
    next: Next,
}

enum Next {
    Bytes(Bytes),
    /// Hyper drops what it has not yet written when a body fails, and writes when a body makes it wait.
    Wait,
    Failure,
}

impl Cut {
    pub(super) fn new(body: Vec<u8>, after: usize) -> Self {
        let announced = body.len() as u64;
        let mut sent = Bytes::from(body);
        sent.truncate(after);
        Self { announced, next: Next::Bytes(sent) }
    }
}

impl HttpBody for Cut {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match mem::replace(&mut self.next, Next::Failure) {
            Next::Bytes(bytes) => {
                self.next = Next::Wait;
                Poll::Ready(Some(Ok(Frame::data(bytes))))
            }
            Next::Wait => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Next::Failure => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.announced)
    }
}
