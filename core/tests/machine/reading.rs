use telesales_core::{Effect, Event, Failure, Fault, Number, Session, Settings, Stage, Transport};

use crate::host::{Host, acting, acting_without_profile, begun_here, operator};

const FAULTS: [Fault; 7] = [
    Fault::Refused,
    Fault::RateLimited(None),
    Fault::Server(500),
    Fault::Offline,
    Fault::Unreachable,
    Fault::TimedOut,
    Fault::NotUnderstood,
];

fn navigate(host: &mut Host, path: &str, fragment: &str) {
    host.send(Event::Navigated { path: path.into(), fragment: fragment.into() });
}

#[test]
fn the_first_read_decides_who_sees_a_bar() {
    let trainee = Session { can_impersonate: Some(false), ..operator() };
    let without_app = Session { can_impersonate: None, ..operator() };
    for (session, bar) in [
        (Session::default(), false),
        (trainee, false),
        (without_app, false),
        (operator(), true),
        (acting("maria@example.com"), true),
    ] {
        let mut host = Host::new(Transport::Both);
        assert!(!host.model.shows_bar(), "nothing is known yet");
        host.session_says(session);
        assert_eq!(host.model.shows_bar(), bar);
        assert_eq!(host.effects.iter().any(|effect| matches!(effect, Effect::Ready { .. })), bar);
    }
}

#[test]
fn an_unreadable_session_shows_no_bar_to_a_visitor() {
    for fault in FAULTS {
        let mut host = Host::new(Transport::Both);
        host.reads_fail(fault);
        assert_eq!(host.stage(), &Stage::Visitor);
        assert!(host.did(&Effect::Failed(Failure::Unconfirmed(fault))));
    }
}

#[test]
fn an_unreadable_session_is_told_to_one_who_is_acting() {
    for fault in FAULTS {
        let mut host = Host::acting_for("maria@example.com", Transport::Both);
        host.send(Event::Refresh);
        host.reads_fail(fault);
        assert_eq!(host.stage().customer().unwrap().email, "maria@example.com");
        assert_eq!(host.stage().notice(), Some(Failure::Unconfirmed(fault)));
        host.send(Event::Refresh);
        host.session_says(acting("maria@example.com"));
        assert_eq!(host.stage().notice(), None, "a read that comes through ends the doubt");
    }
}

#[test]
fn an_operator_who_is_none_any_more_is_told_why() {
    let expired = Session { operator: None, ..acting("maria@example.com") };
    let role_gone = Session { can_impersonate: Some(false), ..acting("maria@example.com") };
    let app_gone = Session { can_impersonate: None, ..operator() };
    for (session, reason) in
        [(expired, Failure::LoginExpired), (role_gone, Failure::RoleMissing), (app_gone, Failure::AppMissing)]
    {
        let mut host = Host::acting_for("maria@example.com", Transport::Both);
        host.send(Event::Refresh);
        host.session_says(session.clone());
        assert_eq!(host.stage(), &Stage::Lapsed { reason, customer: session.customer });
        assert!(host.did(&Effect::Failed(reason)));
        assert!(host.model.shows_bar());
        host.send(Event::Refresh);
        host.session_says(acting("maria@example.com"));
        assert_eq!(host.stage().name(), "acting", "logging in again ends it");
    }
}

#[test]
fn a_tab_that_had_an_operator_is_told_when_its_session_cannot_be_read() {
    for fault in FAULTS {
        let mut host = Host::with(Settings { expects_operator: true, ..Settings::default() });
        host.reads_fail(fault);
        assert_eq!(host.stage(), &Stage::Unconfirmed { operator: None, email: None, was_stop: false, cause: fault });
        assert!(host.model.shows_bar());
        host.send(Event::Refresh);
        host.session_says(acting("maria@example.com"));
        assert_eq!(host.stage().name(), "acting");
        assert!(host.effects.iter().any(|effect| matches!(effect, Effect::Ready { .. })));
        assert!(!host.changed(), "the page may well be Maria's");
    }
}

#[test]
fn a_tab_that_had_an_operator_is_told_when_there_is_none_any_more() {
    let role_gone = Session { can_impersonate: Some(false), ..operator() };
    let still_acting = Session { operator: None, ..acting("maria@example.com") };
    for (session, reason) in [
        (Session::default(), Failure::LoginExpired),
        (still_acting, Failure::LoginExpired),
        (role_gone, Failure::RoleMissing),
    ] {
        let mut host = Host::with(Settings { expects_operator: true, ..Settings::default() });
        host.session_says(session.clone());
        assert_eq!(host.stage(), &Stage::Lapsed { reason, customer: session.customer });
        assert!(host.model.shows_bar() && host.did(&Effect::Failed(reason)));
        assert!(!host.effects.iter().any(|effect| matches!(effect, Effect::Ready { .. })));
    }
}

#[test]
fn a_late_profile_fills_the_card_when_a_later_read_has_it() {
    let mut host = Host::new(Transport::Both);
    host.session_says(acting_without_profile("maria@example.com"));
    assert_eq!(host.stage().customer().unwrap().name(), "maria");
    assert_eq!(host.stage().notice(), Some(Failure::ProfileLate));
    assert!(host.did(&Effect::Failed(Failure::ProfileLate)));
    host.effects.retain(|effect| *effect != Effect::Failed(Failure::ProfileLate));
    host.time_passes();
    host.session_says(acting_without_profile("maria@example.com"));
    host.time_passes();
    host.session_says(acting("maria@example.com"));
    assert_eq!(host.stage().customer().unwrap().name(), "Maria");
    assert_eq!(host.stage().notice(), None);
    assert!(!host.did(&Effect::Failed(Failure::ProfileLate)), "told once");
    assert!(!host.waits());
}

#[test]
fn a_profile_that_never_comes_is_not_asked_for_for_ever() {
    let mut host = Host::new(Transport::Both);
    host.session_says(acting_without_profile("maria@example.com"));
    let mut waited = Vec::new();
    while host.waits() {
        waited.push(host.time_passes());
        host.session_says(acting_without_profile("maria@example.com"));
    }
    assert_eq!(waited, [400, 800, 1_600, 3_200]);
}

#[test]
fn an_answer_nobody_waits_for_changes_nothing() {
    let mut host = Host::acting_for("maria@example.com", Transport::Both);
    host.send(Event::Refresh);
    let before = host.model.clone();
    for number in [0, 1, 99] {
        let number = Number(number);
        host.send(Event::SessionRead { number, answer: Ok(operator()), took: 0, memory: begun_here(&operator()) });
        host.send(Event::Written { number, answer: Ok(()), took: 0 });
        host.send(Event::Elapsed { number });
    }
    let refresh = host.reads().unwrap();
    host.send(Event::Written { number: refresh, answer: Ok(()), took: 0 });
    assert_eq!(host.model, before, "not even with the number of another kind of request");
}

#[test]
fn one_read_at_a_time_is_enough() {
    let mut host = Host::idle(Transport::Both);
    host.send(Event::Refresh);
    host.send(Event::Refresh);
    assert_eq!(host.effects.len(), 1);
}

#[test]
fn my_orders_hides_the_bar_and_the_next_page_has_it_back() {
    let mut host = Host::idle(Transport::Both);
    navigate(&mut host, "/account", "#/orders");
    assert!(!host.model.shows_bar());
    navigate(&mut host, "/account", "#/profile");
    assert!(host.model.shows_bar());
}
