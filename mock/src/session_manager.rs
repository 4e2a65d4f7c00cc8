//! The Session Manager: a store, its sessions and carts.

use std::collections::BTreeMap;

use crate::apps::{self, Outputs};
use crate::cart::Cart;
use crate::http::Request;
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
    /// How many writes of each session wait for their answers.
    pub(crate) writes_under_way: BTreeMap<Token, u32>,
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
            writes_under_way: BTreeMap::new(),
        }
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

    pub(crate) fn count(&mut self, request: &Request, event: Event) {
        self.counts.count(event);
        if let Some((_, _, session)) = self.session_of(request) {
            session.counts.count(event);
        }
    }
}
