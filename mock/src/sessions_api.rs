//! `/api/sessions`: POST, PATCH and GET (protocol §1).

use serde_json::json;

use crate::SessionManager;
use crate::apps::{self, Outputs};
use crate::cookies;
use crate::faults::{Call, Kind};
use crate::http::{Answer, Request, Response, value_of};
use crate::namespaces::Items;
use crate::public_keys;
use crate::segment;
use crate::session::Session;
use crate::stats::Event;
use crate::store::Store;
use crate::token::Token;

impl SessionManager {
    pub(crate) fn sessions(&mut self, request: &Request) -> Answer {
        self.count(request, if request.method == "GET" { Event::SessionRead } else { Event::SessionWrite });
        let query = request.query()?;
        let items = items(&query)?;
        if items == Some(Items::All) {
            self.count(request, Event::Wildcard);
        }
        match request.method.as_str() {
            "GET" => self.read_session(request, items),
            "POST" => self.post_session(request, query, items.as_ref()),
            "PATCH" => self.patch_session(request, query, items.as_ref()),
            _ => Err(Response::refusal(405, "A session is read by GET and written by POST or PATCH.")),
        }
    }

    /// 200 with the items asked for. A browser without a session sees an anonymous one, which is not kept.
    fn read_session(&mut self, request: &Request, items: Option<Items>) -> Answer {
        let items = items.ok_or_else(|| Response::refusal(400, "The query needs items=ns.key,ns.key."))?;
        if let Some((token, store, session)) = self.session_of(request) {
            return read(store, token, session, request, &items);
        }
        let token = self.tokens.next();
        read(&self.store, token, &mut Session::default(), request, &items)
    }

    /// 201. Edits the cookie's session, or creates one, which is kept only if the request is accepted.
    fn post_session(&mut self, request: &Request, query: Query, items: Option<&Items>) -> Answer {
        if let Some((token, store, session)) = self.session_of(request) {
            return write(store, token, session, request, query, items, 201);
        }
        let token = self.tokens.next();
        let mut session = Session::default();
        session.counts.count(Event::SessionWrite);
        let response = write(&self.store, token, &mut session, request, query, items, 201)?;
        self.sessions.insert(token, session);
        Ok(response)
    }

    /// 200. Edits the cookie's session; 401 without one, as there is nothing to edit.
    fn patch_session(&mut self, request: &Request, query: Query, items: Option<&Items>) -> Answer {
        let (token, store, session) =
            self.session_of(request).ok_or_else(|| Response::refusal(401, "There is no session."))?;
        write(store, token, session, request, query, items, 200)
    }
}

/// The decoded pairs of a query.
type Query = Vec<(String, String)>;

fn read(store: &Store, token: Token, session: &mut Session, request: &Request, items: &Items) -> Answer {
    with_faults(session, Call::Read, |session, struck| {
        see_cookie(store, session, request)?;
        let outputs = run_apps(store, session, Call::Read, struck);
        Ok(session_as_json(200, token, items, &outputs, store, session))
    })
}

fn write(
    store: &Store,
    token: Token,
    session: &mut Session,
    request: &Request,
    query: Query,
    items: Option<&Items>,
    status: u16,
) -> Answer {
    with_faults(session, Call::Write, |session, struck| {
        let keys = public_keys::of(request, query)?;
        see_cookie(store, session, request)?;
        session.learn_log_in();
        for (name, key) in keys {
            session.write(name, key);
        }
        let outputs = run_apps(store, session, Call::Write, struck);
        let segment_token = segment::token(session, &outputs);
        let token_text = token.to_string();
        let response = match items {
            Some(items) => session_as_json(status, token, items, &outputs, store, session),
            None => Response::of_json(status, &json!({ "sessionToken": token_text, "segmentToken": segment_token })),
        };
        Ok(response.with_http_only_cookie(cookies::SESSION, &token_text).with_cookie(cookies::SEGMENT, &segment_token))
    })
}

fn items(query: &[(String, String)]) -> Result<Option<Items>, Response> {
    let malformed = || Response::refusal(400, "items is a list of ns.key, or ns for a whole namespace.");
    value_of(query, "items").map(|items| Items::parse(items).ok_or_else(malformed)).transpose()
}

fn see_cookie(store: &Store, session: &mut Session, request: &Request) -> Result<(), Response> {
    session.see_cookie(store, request).map_err(|_| {
        Response::refusal(400, "The cookie vtex-impersonated-customer-email is not properly percent-encoded.")
    })
}

/// Runs the session apps, those that the fault leaves, the profile's as late as it has it.
fn run_apps(store: &Store, session: &mut Session, call: Call, struck: Option<&Kind>) -> Outputs {
    if struck == Some(&Kind::AppMissing) {
        return apps::run_without_impersonation_app(store, session);
    }
    let mut outputs = apps::run(store, session);
    if let (Some(&Kind::ProfileLate(reads)), Some(fault)) = (struck, &mut session.fault)
        && fault.holds_profile_back(reads, call, outputs.customer_email())
    {
        outputs.lose_profile();
    }
    outputs
}

/// Answers a call as the session's fault has it. `answer` is told what has struck the call.
fn with_faults(
    session: &mut Session,
    call: Call,
    answer: impl FnOnce(&mut Session, Option<&Kind>) -> Answer,
) -> Answer {
    let struck = session.strike(call);
    let mut answered = match struck.as_ref().and_then(Kind::answer_instead) {
        Some(instead) => Err(instead),
        None => answer(session, struck.as_ref()),
    };
    session.forget_spent_fault();
    if let (Some(kind), Ok(response) | Err(response)) = (struck, &mut answered) {
        kind.spoil(response);
    }
    answered
}

fn session_as_json(
    status: u16,
    token: Token,
    items: &Items,
    outputs: &Outputs,
    store: &Store,
    session: &Session,
) -> Response {
    let namespaces = outputs.namespaces(store, session).to_json(items);
    Response::of_json(status, &json!({ "id": token.id(), "namespaces": namespaces }))
}
