//! The log-in page: plain forms, no scripts.

use std::fmt::Write;

use crate::apps;
use crate::customer::Customer;
use crate::faults;
use crate::people::Operator;
use crate::percent;
use crate::session::{Login, Session};
use crate::store::Store;
use crate::switches::Buyers;

/// Where it is.
pub(super) const PATH: &str = "/mock/log-in";

const STYLE: &str = include_str!("page.css");

/// How many customers the page offers to try; a store may have a hundred thousand.
const CUSTOMERS_SHOWN: usize = 12;

/// The page for a session, on which each log-in leads on to `goes_on_to`.
pub(super) fn html(store: &Store, session: &Session, goes_on_to: Option<&str>) -> String {
    let state = state(store, session);
    let log_in = log_in_forms(store, session, goes_on_to);
    let customers = customers(store, session);
    let settings_return = settings_return(goes_on_to);
    let switches = switch_forms(store, session, &settings_return);
    let faults = fault_form(session, &settings_return);
    let back = goes_on_to.map_or_else(String::new, |path| {
        let path = escape(path);
        format!("<p><a href=\"{path}\">Go on to <b>{path}</b></a></p>")
    });
    format!(
        "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<meta name=\"color-scheme\" content=\"light dark\">
<link rel=\"icon\" href=\"data:,\">
<title>Log in · Session Manager mock</title>
<style>{STYLE}</style>
<main>
<header><p>Session Manager mock · {account}</p><h1>Log in</h1></header>
{back}{log_in}
<section aria-labelledby=\"state\"><h2 id=\"state\">This session</h2>{state}</section>
<section aria-labelledby=\"customers\"><h2 id=\"customers\">Customers to try</h2>{customers}</section>
<section aria-labelledby=\"store\"><h2 id=\"store\">Store</h2>{switches}</section>
<section aria-labelledby=\"faults\"><h2 id=\"faults\">Faults</h2>{faults}</section>
<footer><a href=\"/mock/stats\">Counts of the requests made</a></footer>
</main>
</html>
",
        account = escape(&store.account),
    )
}

/// One form a person: a button that says who, and the e-mail they log in with.
fn log_in_forms(store: &Store, session: &Session, goes_on_to: Option<&str>) -> String {
    let operator = |can_impersonate| {
        let mut operators = store.people.operators().iter();
        operators.find(|operator| operator.can_impersonate() == can_impersonate).map(Operator::email)
    };
    let shopper = store.people.first_customer().map(Customer::email);
    let people = [
        ("operator", "Operator", operator(true)),
        ("trainee", "Operator without the role", operator(false)),
        ("shopper", "Shopper", shopper),
        ("visitor", "Log out (visitor)", Some("")),
    ];
    let logged_in = email_of(session.login_to_come.as_ref().unwrap_or(&session.login));
    let mut forms = String::from("<div class=\"people\">");
    for (person, label, email) in people {
        let Some(email) = email else { continue };
        let current = if email == logged_in { " aria-current=\"true\"" } else { "" };
        let shown = if email.is_empty() { "nobody" } else { email };
        let _ = write!(
            forms,
            "<form method=\"post\" action=\"/mock/log-in\">{hidden}<button name=\"as\" value=\"{person}\"{current}>\
             <b>{label}</b> <span>{email}</span></button></form>",
            hidden = hidden_return(goes_on_to.unwrap_or_default()),
            email = escape(shown),
        );
    }
    forms + "</div>"
}

/// The e-mail somebody logs in with; none for a visitor.
fn email_of(login: &Login) -> &str {
    match login {
        Login::Visitor => "",
        Login::Operator(email) | Login::Shopper(email) => email,
    }
}

fn state(store: &Store, session: &Session) -> String {
    let outputs = apps::run_as_last_read(store, session);
    let rows = [
        ("Operator", outputs.authentication.admin_user_email.as_deref()),
        ("May impersonate", outputs.impersonate.can_impersonate.as_deref()),
        ("Shopper", outputs.authentication.store_user_email.as_deref()),
        ("Once it is written", session.login_to_come.as_ref().map(email_of)),
        ("Customer asked for", session.requested_customer().or(session.cookie_customer.as_deref())),
        ("Customer in effect", outputs.impersonate.store_user_email.as_deref()),
        ("Price table", outputs.profile.price_tables.as_deref()),
    ];
    let mut list = String::from("<dl>");
    for (name, value) in rows {
        let value = value.map_or_else(|| "<i>none</i>".into(), |value| format!("<bdi>{}</bdi>", escape(value)));
        let _ = write!(list, "<div><dt>{name}</dt><dd>{value}</dd></div>");
    }
    list + "</dl>"
}

fn customers(store: &Store, session: &Session) -> String {
    let mut list = String::from("<ul>");
    for customer in store.people.customers().take(CUSTOMERS_SHOWN) {
        let names = [&customer.first_name, &customer.last_name];
        let name: Vec<_> = names.into_iter().flatten().map(AsRef::as_ref).collect();
        let name = if name.is_empty() { "<i>no name</i>".into() } else { escape(&name.join(" ")) };
        let table = customer
            .price_table
            .as_deref()
            .map_or_else(String::new, |table| format!(" <small>{}</small>", escape(table)));
        let email = escape(customer.email());
        let _ = write!(list, "<li><code>{email}</code><span><bdi>{name}</bdi>{table}</span></li>");
    }
    list += "</ul>";
    let generated = session.switches(store).look_ups.customers as usize;
    let more = store.people.customers().len().saturating_sub(CUSTOMERS_SHOWN) + generated;
    if more > 0 {
        let _ = write!(list, "<p>And {more} more.</p>");
    }
    list
}

/// What can be switched for this session: how it stands, and a button that changes it.
fn switch_forms(store: &Store, session: &Session, settings_return: &str) -> String {
    let switches = session.switches(store);
    let app = if switches.has_impersonation_app {
        ("<code>vtex.impersonate-session</code> is installed.", "missing", "Take it away for this session")
    } else {
        ("<code>vtex.impersonate-session</code> is not installed.", "installed", "Install it for this session")
    };
    let cookie = if switches.has_strict_cookie {
        ("An impersonation cookie that is not encoded is refused.", "tolerant", "Bear with it in this session")
    } else {
        ("The impersonation cookie may be raw.", "strict", "Refuse it raw in this session")
    };
    let log_in = if switches.tells_log_in_by_write {
        ("The session learns of a log-in when it is written.", "at-once", "Tell it at once")
    } else {
        ("The session learns of a log-in at once.", "by-write", "Tell it when it is written")
    };
    let buyers = if switches.buyers == Buyers::Companies {
        ("Companies buy here, by contracts.", "people", "Let people buy in this session")
    } else {
        ("People buy here.", "companies", "Let companies buy in this session")
    };
    let wildcards = if switches.look_ups.blocks_wildcards {
        ("Searches with wildcards are blocked.", "allowed", "Allow them in this session")
    } else {
        ("Searches with wildcards are allowed.", "blocked", "Block them in this session")
    };
    let customers = if switches.look_ups.customers > 0 {
        ("Searches find generated customers, too.", "0", "Leave them out in this session")
    } else {
        ("Searches find registered customers only.", "100000", "Generate 100,000 for this session")
    };
    let named = [
        ("impersonation-app", app),
        ("cookie", cookie),
        ("log-in", log_in),
        ("buyers", buyers),
        ("wildcards", wildcards),
        ("customers", customers),
    ];
    named
        .map(|(name, (state, change, label))| {
            format!(
                "<form method=\"post\" action=\"/mock/store\">{settings_return}<p>{state} \
                 <button name=\"{name}\" value=\"{change}\">{label}</button></p></form>"
            )
        })
        .concat()
}

fn fault_form(session: &Session, settings_return: &str) -> String {
    let fault = session.fault.as_ref().map_or_else(|| "none".into(), |fault| escape(&fault.description()));
    let mut options = String::new();
    for (value, label) in faults::CHOICES {
        let _ = write!(options, "<option value=\"{value}\">{label}</option>");
    }
    format!(
        "<p>In force: <b>{fault}</b></p>\
         <form method=\"post\" action=\"/mock/faults\" class=\"fields\">{settings_return}\
         <label>Fault <select name=\"fault\">{options}</select></label>\
         <label>On <select name=\"on\"><option value=\"all\">every call</option>\
         <option value=\"read\">reads</option><option value=\"write\">writes</option>\
         <option value=\"search\">searches</option><option value=\"create\">new customers</option>\
         <option value=\"cart-read\">looks at carts</option><option value=\"cart-write\">changes of carts</option>\
         </select></label>\
         <label>Calls to spare first <input name=\"after\" type=\"number\" min=\"0\" placeholder=\"0\"></label>\
         <label>Times <input name=\"times\" type=\"number\" min=\"1\" placeholder=\"until none\"></label>\
         <label>Status <input name=\"status\" type=\"number\" min=\"200\" max=\"599\" placeholder=\"500\"></label>\
         <label>Retry-After <input name=\"retry-after\" maxlength=\"40\" placeholder=\"seconds or a date\"></label>\
         <label>Milliseconds <input name=\"ms\" type=\"number\" min=\"0\" placeholder=\"2000\"></label>\
         <label>Reads <input name=\"reads\" type=\"number\" min=\"0\" placeholder=\"1\"></label>\
         <button>Set the fault</button></form>"
    )
}

/// A setting leads back to the page, which still knows where a log-in leads on to.
fn settings_return(goes_on_to: Option<&str>) -> String {
    goes_on_to.map_or_else(String::new, |path| {
        let encoded = percent::encode(path);
        hidden_return(&format!("{PATH}?return={encoded}"))
    })
}

fn hidden_return(path: &str) -> String {
    if path.is_empty() {
        return String::new();
    }
    format!("<input type=\"hidden\" name=\"return\" value=\"{}\">", escape(path))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
