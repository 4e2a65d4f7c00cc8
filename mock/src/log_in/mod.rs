//! The calls under `/mock`, which VTEX does not have: becoming somebody, choosing faults, reading the counts.

mod page;

use std::borrow::Cow;

use serde_json::json;

use crate::SessionManager;
use crate::apps;
use crate::cookies;
use crate::faults::Fault;
use crate::http::{Answer, Request, Response, not_found, only, value_of};
use crate::segment;
use crate::session::{Login, Session};
use crate::store::Store;
use crate::unindexed::Unindexed;

impl SessionManager {
    pub(crate) fn mock_call(&mut self, path: &str, request: &Request) -> Answer {
        match path {
            "log-in" if request.method == "GET" => self.log_in_page(request),
            "log-in" => self.log_in(request),
            "store" => self.change_store(request),
            "faults" => self.set_fault(request),
            "stats" => self.stats(request),
            "customers" => self.search_own(request),
            _ => Err(not_found()),
        }
    }

    /// `as=operator|trainee|shopper|visitor`, with `email=` for a certain operator or customer of the store rather
    /// than the first one. The session's public keys stay, as they do in VTEX when a log-in expires.
    ///
    /// Where the store tells a log-in by a write, one that comes after the session has begun waits for that.
    fn log_in(&mut self, request: &Request) -> Answer {
        let has_begun = self.session_of(request).is_some();
        self.change_session(request, |store, session, form| {
            let login = login(store, form).ok_or("There is nobody like that to log in as.")?;
            if has_begun && session.switches(store).tells_log_in_by_write && login != Login::Visitor {
                session.login_to_come = Some(login);
            } else {
                session.log_in(login);
            }
            Ok(())
        })
    }

    /// See [`Switches::switched`](crate::switches::Switches::switched).
    fn change_store(&mut self, request: &Request) -> Answer {
        let mut customers = 0;
        let answer = self.change_session(request, |store, session, form| {
            let switches = session.switches(store).switched(form)?;
            customers = switches.look_ups.customers;
            session.switches = Some(switches);
            if !switches.tells_log_in_by_write {
                session.learn_log_in();
            }
            Ok(())
        });
        self.store.people.crowd.at_least(customers);
        answer
    }

    /// `fault=…`, see [`Fault::parse`]. Without one all that was late is there.
    fn set_fault(&mut self, request: &Request) -> Answer {
        self.change_session(request, |_, session, form| {
            session.fault = Fault::parse(form)?.map(Box::new);
            if session.fault.is_none() {
                session.unindexed = Unindexed::default();
            }
            Ok(())
        })
    }

    /// 200 `{"session":{…}|null,"all":{…}}`: the counts of the cookie's session, and of everyone together.
    fn stats(&mut self, request: &Request) -> Answer {
        only("GET", request)?;
        let session = self.session_of(request).map(|(_, _, session)| session.counts);
        Ok(Response::of_json(200, &json!({ "session": session, "all": self.counts })))
    }

    fn log_in_page(&mut self, request: &Request) -> Answer {
        let query = request.query()?;
        let goes_on_to = return_path(&query)?;
        let none = Session::default();
        let session = request.session_token().and_then(|token| self.sessions.get(&token)).unwrap_or(&none);
        Ok(Response::of_html(200, page::html(&self.store, session, goes_on_to)))
    }

    /// Changes the cookie's session, or a new one, as a form says, and sends the browser on to the form's `return`,
    /// or to the page. 400 with the reason when the form is wrong; the session is then as it was.
    fn change_session(
        &mut self,
        request: &Request,
        change: impl FnOnce(&Store, &mut Session, &[(String, String)]) -> Result<(), String>,
    ) -> Answer {
        only("POST", request)?;
        let form = request.form()?;
        let goes_on_to = return_path(&form)?.unwrap_or(page::PATH);
        let known = self.session_of(request).map(|(token, _, session)| (token, session.clone()));
        let (token, mut session) = known.unwrap_or_else(|| (self.tokens.next(), Session::default()));
        change(&self.store, &mut session, &form).map_err(|message| Response::refusal(400, &message))?;
        let segment_token = segment::token(&session, &apps::run_as_last_read(&self.store, &session));
        self.sessions.insert(token, session);
        Ok(Response::see_other(goes_on_to)
            .with_http_only_cookie(cookies::SESSION, &token.to_string())
            .with_cookie(cookies::SEGMENT, &segment_token))
    }
}

fn login(store: &Store, form: &[(String, String)]) -> Option<Login> {
    let email = value_of(form, "email");
    let operator = |can_impersonate| {
        let named = |email: &str| email_matches(value_of(form, "email"), email);
        let mut operators = store.people.operators().iter();
        let operator =
            operators.find(|operator| operator.can_impersonate() == can_impersonate && named(operator.email()));
        operator.map(|operator| Login::Operator(operator.email().into()))
    };
    match value_of(form, "as")? {
        "operator" => operator(true),
        "trainee" => operator(false),
        "shopper" => {
            let customer = match email {
                Some(email) => store.people.customer(email),
                None => store.people.first_customer().map(Cow::Borrowed),
            };
            customer.map(|customer| Login::Shopper(customer.email().into()))
        }
        "visitor" => Some(Login::Visitor),
        _ => None,
    }
}

fn email_matches(wanted: Option<&str>, email: &str) -> bool {
    wanted.is_none_or(|wanted| wanted.eq_ignore_ascii_case(email))
}

/// Where to go on to: a path of this origin, 400 for anything a browser might take for another one.
fn return_path(pairs: &[(String, String)]) -> Result<Option<&str>, Response> {
    let Some(path) = value_of(pairs, "return").filter(|path| !path.is_empty()) else { return Ok(None) };
    // Browsers read `\` as `/`, so that `/\host` would leave the origin as `//host` does.
    let stays = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if stays { Ok(Some(path)) } else { Err(Response::refusal(400, "return is a path of this site.")) }
}
