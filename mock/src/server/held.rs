//! Answers that are held until the answer to their session's next call has left.

use std::collections::BTreeMap;

use tokio::sync::oneshot::{self, Receiver, Sender};

use crate::faults::Queue;
use crate::token::Token;

/// The answers of which the next call has not arrived, at most one a queue of a session. Each has a channel on which nothing is
/// ever sent: it leaves when the sender is dropped, and is given up when the receiver is.
///
/// An answer waits for a call that arrived after its own, so that no two of them can wait for each other.
#[derive(Default)]
pub(super) struct HeldAnswers(BTreeMap<(Token, Queue), Sender<()>>);

impl HeldAnswers {
    /// Holds an answer: it is to leave when what is returned here completes.
    pub(super) fn hold(&mut self, queue: (Token, Queue)) -> Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        self.0.insert(queue, sender);
        receiver
    }

    /// The answer that was held for the call which has now arrived. It leaves when what is returned here is dropped.
    pub(super) fn next_call_arrived(&mut self, queue: (Token, Queue)) -> Option<Sender<()>> {
        self.0.remove(&queue)
    }

    /// Forgets the answers whose clients have hung up.
    pub(super) fn forget_given_up(&mut self) {
        self.0.retain(|_, answer| !answer.is_closed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_forgotten_when_its_client_hangs_up() {
        let mut held = HeldAnswers::default();
        let [given_up, other] =
            [Queue::Sessions, Queue::Searches].map(|queue| (Token::parse(&"0".repeat(32)).expect("a token"), queue));
        let receiver = held.hold(given_up);
        let _waiting = held.hold(other);
        drop(receiver);
        held.forget_given_up();
        assert!(held.next_call_arrived(given_up).is_none());
        assert!(held.next_call_arrived(other).is_some());
        assert!(held.0.is_empty());
    }
}
