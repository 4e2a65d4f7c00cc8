//! The Session Manager: a store, its sessions and carts.

use std::collections::BTreeMap;

use crate::apps::{self, Outputs};
use crate::cart::Cart;
use crate::faults::{Call, Kind};
use crate::http::{Answer, Request};
use crate::session::Session;
use crate::stats::{Counts, Event};
use crate::store::Store;
use crate::token::{Token, Tokens};

/// A store with its sessions and carts.
#[derive(Clone, Debug)]
pub struct SessionManager {
    pub(crate) store: Store,
    pub(crate) sessions: BTreeMap<Token, Session>,
    pub(crate) carts: BTreeMap<Token, Cart>,
    pub(crate) tokens: Tokens,
    pub(crate) counts: Counts,
    /// How late it is by the host's clock.
    pub(crate) now_ms: u64,
    /// How many calls of each session wait for their answers, by what is counted when they are several.
    pub(crate) under_way: BTreeMap<(Token, Event), u32>,
}

impl SessionManager {
    /// The store, without sessions yet. Tokens are the same on each run.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self::with_seed(store, 0)
    }

    /// The store, with tokens that follow from the seed: a server takes a new one on each start, lest a cookie from
    /// an earlier run open somebody else's session.
    #[must_use]
    pub fn with_seed(store: Store, seed: u64) -> Self {
        Self {
            store,
            sessions: BTreeMap::new(),
            carts: BTreeMap::new(),
            tokens: Tokens::new(seed),
            counts: Counts::default(),
            now_ms: 0,
            under_way: BTreeMap::new(),
        }
    }

    /// Tells how late it is, in milliseconds since any moment, for hosts that have a clock. Nothing but the fault
    /// `search-late` asks for it; without a clock it is always 0.
    pub fn time_is(&mut self, ms: u64) {
        self.now_ms = ms;
    }

    /// The store's root path, `""` or such as `/es`.
    #[must_use]
    pub fn root_path(&self) -> &str {
        &self.store.root_path
    }

    /// The session of the request's cookie.
    pub(crate) fn session_of(&mut self, request: &Request) -> Option<(Token, &Store, &mut Session)> {
        let token = request.session_token()?;
        let session = self.sessions.get_mut(&token)?;
        Some((token, &self.store, session))
    }

    /// What the session says right now. The apps do not look at the cookies: only a session request makes them.
    pub(crate) fn outputs_of(&self, request: &Request) -> Outputs {
        match request.session_token().and_then(|token| self.sessions.get(&token)) {
            Some(session) => apps::run_as_last_read(&self.store, session),
            None => apps::run(&self.store, &Session::default()),
        }
    }

    /// Answers a call as the session's fault has it. `answer` is told what has struck the call.
    pub(crate) fn with_fault(
        &mut self,
        request: &Request,
        call: Call,
        answer: impl FnOnce(&mut Self, Option<&Kind>) -> Answer,
    ) -> Answer {
        let struck = self.session_of(request).and_then(|(_, _, session)| session.strike(call));
        let mut answered = match struck.as_ref().and_then(Kind::answer_instead) {
            Some(instead) => Err(instead),
            None => answer(self, struck.as_ref()),
        };
        if let Some((_, _, session)) = self.session_of(request) {
            session.forget_spent_fault();
        }
        if let (Some(kind), Ok(response) | Err(response)) = (struck, &mut answered) {
            kind.spoil(response);
        }
        answered
    }

    pub(crate) fn count(&mut self, request: &Request, event: Event) {
        self.counts.count(event);
        if let Some((_, _, session)) = self.session_of(request) {
            session.counts.count(event);
        }
    }
}
