use telesales_core::{Change, Effect, Failure, Fault, InvalidEmail, Requested, Session, Stage, Transport};

use crate::host::{Host, acting, acting_without_profile, asking, email, operator};

const MARIA: &str = "maria@example.com";
const JOAO: &str = "joao@example.com";
const TRANSPORTS: [Transport; 3] = [Transport::Both, Transport::Api, Transport::Cookie];

fn set_cookie() -> Effect {
    Effect::SetCookie(email(MARIA))
}

fn clear_cookie() -> Effect {
    Effect::ClearCookie { only: Some(email(MARIA)) }
}

/// Starts for Maria, has the write accepted, and lets the session say this.
fn start_and_read_back(transport: Transport, session: Session) -> Host {
    let mut host = Host::idle(transport);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.session_says(session);
    host
}

#[test]
fn acting_begins_with_a_verified_read_back() {
    for transport in TRANSPORTS {
        let mut host = Host::idle(transport);
        host.impersonate(1, "  Maria@Example.com ");
        assert_eq!(host.stage().name(), "starting");
        host.write_answers(Ok(()));
        assert_eq!(host.stage().name(), "starting", "accepted is not in effect");
        host.session_says(acting(MARIA));
        assert_eq!(host.stage().customer().unwrap().email, MARIA);
        assert_eq!(host.outcome(1), Some(Ok(())));
        let customer = host.stage().customer().cloned();
        let change = Change { operator: operator().operator, customer, previous: None };
        assert!(host.did(&Effect::Changed(change)));
    }
}

#[test]
fn each_transport_tells_the_session_in_its_own_way() {
    for (transport, before_write, asked, after_write) in [
        (Transport::Both, false, Requested::Customer(email(MARIA)), true),
        (Transport::Api, false, Requested::Customer(email(MARIA)), false),
        (Transport::Cookie, true, Requested::ByCookie(email(MARIA)), true),
    ] {
        let mut host = Host::idle(transport);
        host.impersonate(1, MARIA);
        assert_eq!(host.did(&set_cookie()), before_write);
        assert_eq!(host.write_answers(Ok(())), asked);
        assert_eq!(host.did(&set_cookie()), after_write);
    }
}

#[test]
fn what_the_session_says_decides_how_a_start_ends() {
    let expired = Session { operator: None, ..asking(MARIA) };
    let role_gone = Session { can_impersonate: Some(false), ..asking(MARIA) };
    let app_gone = Session { can_impersonate: None, ..asking(MARIA) };
    for (session, failure, withdraws) in [
        (asking(MARIA), Failure::NoSuchCustomer, true),
        (role_gone, Failure::RoleMissing, true),
        (app_gone, Failure::AppMissing, true),
        (expired, Failure::LoginExpired, true),
        // Accepted, and nowhere to be seen: perhaps who answered the read was a cache.
        (operator(), Failure::NotInEffect, true),
        (asking(JOAO), Failure::NotInEffect, false),
        (acting(JOAO), Failure::OtherCustomer, false),
    ] {
        let mut host = start_and_read_back(Transport::Both, session.clone());
        assert!(host.did(&clear_cookie()), "a failed start leaves no cookie behind");
        assert!(!host.changed());
        if withdraws {
            assert_eq!(host.outcome(1), None);
            assert_eq!(host.write_answers(Ok(())), Requested::Nobody, "nor an e-mail in the session");
            host.session_says(Session { requested: None, ..session });
        }
        assert_eq!(host.outcome(1), Some(Err(failure)));
        assert!(host.did(&Effect::Failed(failure)));
        assert_eq!(host.stage().notice(), Some(failure));
        assert!(!host.writes());
    }
}

#[test]
fn by_cookie_alone_an_unknown_customer_is_known_by_nobody_being_in_effect() {
    let host = start_and_read_back(Transport::Cookie, operator());
    assert_eq!(host.outcome(1), Some(Err(Failure::NoSuchCustomer)));
    assert!(host.did(&clear_cookie()));
}

#[test]
fn a_refused_write_leaves_no_cookie_and_is_told() {
    for fault in [Fault::Refused, Fault::RateLimited(Some(30)), Fault::Server(400)] {
        for transport in TRANSPORTS {
            let mut host = Host::idle(transport);
            host.impersonate(1, MARIA);
            host.write_answers(Err(fault));
            host.session_says(operator());
            assert_eq!(host.outcome(1), Some(Err(Failure::Request(fault))));
            assert_eq!(host.did(&set_cookie()), transport == Transport::Cookie);
            assert!(host.did(&clear_cookie()));
            assert_eq!(host.stage().name(), "idle");
        }
    }
}

#[test]
fn a_write_whose_answer_was_lost_may_have_worked() {
    for transport in TRANSPORTS {
        let mut host = Host::idle(transport);
        host.impersonate(1, MARIA);
        host.write_answers(Err(Fault::TimedOut));
        host.effects.retain(|effect| matches!(effect, Effect::Read { .. }));
        host.session_says(acting(MARIA));
        assert_eq!(host.outcome(1), Some(Ok(())));
        assert_eq!(host.did(&set_cookie()), transport != Transport::Api);
    }
}

#[test]
fn a_write_that_may_still_arrive_is_withdrawn() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(Fault::TimedOut));
    host.session_says(operator());
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Err(Failure::Request(Fault::TimedOut))));
}

#[test]
fn an_unreadable_read_back_is_neither_success_nor_failure() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::Server(502));
    let failure = Failure::Unconfirmed(Fault::Server(502));
    assert_eq!(host.outcome(1), Some(Err(failure)));
    assert_eq!((host.stage().name(), host.stage().notice()), ("unconfirmed", Some(failure)));
    assert_eq!(host.stage().customer(), None, "nobody is shown as in effect");
    host.send(telesales_core::Event::Refresh);
    host.session_says(acting(MARIA));
    assert_eq!(host.stage().customer().unwrap().email, MARIA);
    assert!(host.changed(), "the page is hers only from now on");
}

#[test]
fn a_doubt_that_ends_where_it_began_changes_nothing() {
    for after in [operator(), Session::default()] {
        let mut host = Host::idle(Transport::Both);
        host.impersonate(1, MARIA);
        host.write_answers(Ok(()));
        host.reads_fail(Fault::Server(502));
        host.send(telesales_core::Event::Refresh);
        host.session_says(after);
        assert!(!host.changed());
    }
}

#[test]
fn a_doubt_about_a_customer_who_does_not_exist_ends_withdrawn_and_told() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::TimedOut);
    host.send(telesales_core::Event::Refresh);
    host.session_says(asking(MARIA));
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody, "no e-mail is left in the session");
    host.session_says(operator());
    assert_eq!((host.stage().name(), host.stage().notice()), ("idle", Some(Failure::NoSuchCustomer)));
    assert!(host.did(&Effect::Failed(Failure::NoSuchCustomer)));
}

#[test]
fn a_late_profile_does_not_hold_up_acting() {
    let host = start_and_read_back(Transport::Both, acting_without_profile(MARIA));
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(host.did(&Effect::Failed(Failure::ProfileLate)) && host.waits());
}

#[test]
fn text_that_is_no_email_is_never_sent() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, "maria");
    let failure = Failure::InvalidEmail(InvalidEmail::NoAt);
    assert_eq!(host.outcome(1), Some(Err(failure)));
    assert_eq!(host.stage().notice(), Some(failure));
    assert!(!host.writes() && host.reads().is_none());
}

#[test]
fn one_customer_gives_way_to_the_next() {
    let mut host = Host::acting_for(JOAO, Transport::Both);
    host.impersonate(1, MARIA);
    assert_eq!(host.stage().customer(), None, "neither the old nor the new one while it is uncertain");
    host.write_answers(Ok(()));
    host.session_says(acting(MARIA));
    let [Effect::Changed(change)] =
        host.effects.iter().filter(|e| matches!(e, Effect::Changed(_))).collect::<Vec<_>>()[..]
    else {
        panic!("one change")
    };
    assert_eq!(change.previous.as_ref().unwrap().email, JOAO);
    assert_eq!(change.customer.as_ref().unwrap().email, MARIA);
}

/// Acts for João and starts for Maria in vain.
fn switch_in_vain(transport: Transport) -> Host {
    let mut host = Host::acting_for(JOAO, transport);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.effects.retain(|effect| matches!(effect, Effect::Read { .. }));
    host.session_says(if transport == Transport::Cookie { operator() } else { asking(MARIA) });
    assert_eq!((host.stage().name(), host.stage().customer()), ("starting", None));
    host
}

fn asks_for_joao(transport: Transport) -> Requested {
    match transport {
        Transport::Cookie => Requested::ByCookie(email(JOAO)),
        Transport::Both | Transport::Api => Requested::Customer(email(JOAO)),
    }
}

#[test]
fn a_switch_that_fails_ends_with_the_first_customer() {
    for transport in TRANSPORTS {
        let mut host = switch_in_vain(transport);
        assert_eq!(host.write_answers(Ok(())), asks_for_joao(transport));
        host.session_says(acting(JOAO));
        assert_eq!(host.stage().customer().unwrap().email, JOAO);
        assert_eq!((host.stage().name(), host.stage().notice()), ("acting", Some(Failure::NoSuchCustomer)));
        assert_eq!(host.outcome(1), Some(Err(Failure::NoSuchCustomer)));
        assert_eq!(host.did(&Effect::SetCookie(email(JOAO))), transport != Transport::Api);
        assert!(host.did(&clear_cookie()) && !host.changed(), "the page was his all the time");
    }
}

#[test]
fn who_was_acted_for_is_asked_for_again_until_the_session_has_it() {
    for transport in TRANSPORTS {
        let mut host = switch_in_vain(transport);
        assert_eq!(host.write_answers(Err(Fault::Server(503))), asks_for_joao(transport));
        host.session_says(asking(MARIA));
        host.time_passes();
        assert_eq!(host.write_answers(Ok(())), asks_for_joao(transport));
        host.session_says(acting(JOAO));
        assert_eq!((host.stage().name(), host.stage().notice()), ("acting", Some(Failure::NoSuchCustomer)));
    }
}

#[test]
fn who_cannot_be_acted_for_again_is_not_shown_and_leaves_nothing_behind() {
    let clear_his = Effect::ClearCookie { only: Some(email(JOAO)) };
    for transport in TRANSPORTS {
        let mut host = switch_in_vain(transport);
        host.write_answers(Ok(()));
        host.session_says(asking(JOAO));
        assert_eq!(host.write_answers(Ok(())), Requested::Nobody, "no e-mail is left in the session");
        host.session_says(operator());
        assert_eq!((host.stage().name(), host.stage().customer()), ("outdated", None));
        assert_eq!(host.outcome(1), Some(Err(Failure::NoSuchCustomer)));
        assert!(host.did(&clear_his));

        let mut host = switch_in_vain(transport);
        host.write_answers(Ok(()));
        host.reads_fail(Fault::Server(502));
        assert_eq!(host.stage().name(), "unconfirmed");
        assert_eq!(host.outcome(1), Some(Err(Failure::Unconfirmed(Fault::Server(502)))));
        assert!(host.did(&clear_his));
    }
}

#[test]
fn a_switch_that_may_still_arrive_is_taken_back_although_the_first_customer_is_in_effect() {
    for transport in TRANSPORTS {
        let mut host = Host::acting_for(JOAO, transport);
        host.impersonate(1, MARIA);
        host.write_answers(Err(Fault::TimedOut));
        host.session_says(acting(JOAO));
        assert_eq!(host.write_answers(Ok(())), asks_for_joao(transport));
        host.session_says(acting(JOAO));
        assert_eq!(host.outcome(1), Some(Err(Failure::Request(Fault::TimedOut))));
        assert_eq!(host.stage().customer().unwrap().email, JOAO);
    }
}

#[test]
fn a_switch_that_was_refused_sends_nothing_more() {
    let mut host = Host::acting_for(JOAO, Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(Fault::Refused));
    host.session_says(acting(JOAO));
    assert!(!host.writes());
    assert_eq!((host.stage().name(), host.stage().notice()), ("acting", Some(Failure::Request(Fault::Refused))));
}

#[test]
fn a_doubt_about_a_switch_ends_with_the_first_customer() {
    let mut host = Host::acting_for(JOAO, Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::TimedOut);
    host.send(telesales_core::Event::Refresh);
    host.session_says(asking(MARIA));
    assert_eq!(host.write_answers(Ok(())), asks_for_joao(Transport::Both));
    host.session_says(acting(JOAO));
    assert_eq!((host.stage().name(), host.stage().notice()), ("acting", Some(Failure::NoSuchCustomer)));
}

#[test]
fn an_operator_who_is_none_any_more_takes_nobody_on_again() {
    let mut host = Host::acting_for(JOAO, Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.session_says(Session { operator: None, ..asking(MARIA) });
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
}

#[test]
fn asking_again_for_the_customer_in_effect_sends_nothing_and_reloads_nothing() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.impersonate(1, "MARIA@example.com");
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(!host.writes() && !host.changed());
}

#[test]
fn who_is_no_operator_starts_nothing() {
    let mut host = Host::new(Transport::Both);
    host.impersonate(1, MARIA);
    assert_eq!(host.outcome(1), None, "nobody knows before the first read");
    host.session_says(Session::default());
    assert_eq!(host.outcome(1), Some(Err(Failure::NotOperator)));
    host.impersonate(2, MARIA);
    host.session_says(Session::default());
    assert_eq!(host.outcome(2), Some(Err(Failure::NotOperator)), "nor as a shopper");
    assert_eq!(host.stage(), &Stage::Visitor);
    assert!(!host.writes());
}

#[test]
fn who_has_logged_in_since_the_last_read_starts_at_once_and_stops_at_once() {
    let mut host = Host::new(Transport::Both);
    host.session_says(Session::default());
    host.impersonate(1, MARIA);
    assert!(!host.writes(), "the session is asked first");
    host.session_says(operator());
    assert_eq!(host.write_answers(Ok(())), Requested::Customer(email(MARIA)));
    host.session_says(acting(MARIA));
    assert_eq!(host.outcome(1), Some(Ok(())));
    let mut host = Host::new(Transport::Both);
    host.session_says(Session::default());
    host.stop(1);
    host.session_says(acting(MARIA));
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Ok(())));
}

#[test]
fn of_what_is_asked_for_before_the_session_is_known_a_stop_goes_before_and_one_start_is_made() {
    let mut host = Host::new(Transport::Both);
    host.impersonate(1, MARIA);
    host.impersonate(2, JOAO);
    host.session_says(operator());
    assert_eq!((host.outcome(1), host.outcome(2)), (None, Some(Err(Failure::Busy))));
    let mut host = Host::new(Transport::Both);
    host.impersonate(1, MARIA);
    host.stop(2);
    host.session_says(operator());
    assert_eq!((host.outcome(1), host.outcome(2)), (Some(Err(Failure::Stopped)), None));
}

#[test]
fn a_session_that_cannot_be_asked_starts_nothing_and_leaves_nobody_waiting() {
    let mut host = Host::new(Transport::Both);
    host.impersonate(1, MARIA);
    host.reads_fail(Fault::Server(500));
    assert_eq!(host.outcome(1), Some(Err(Failure::NotOperator)));
}

#[test]
fn a_second_start_waits_for_its_turn() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    let before = host.model.clone();
    host.impersonate(2, JOAO);
    assert_eq!(host.outcome(2), Some(Err(Failure::Busy)));
    assert_eq!(host.model, before);
}

#[test]
fn a_change_is_remembered_before_the_page_is_told_to_follow() {
    let position = |host: &Host, of: fn(&Effect) -> bool| host.effects.iter().position(of).expect("no such effect");
    let is_before = |host: &Host| {
        let remembered = position(host, |effect| matches!(effect, Effect::Remember { was_made_here: true, .. }));
        remembered < position(host, |effect| matches!(effect, Effect::Changed(_)))
    };
    let mut host = start_and_read_back(Transport::Both, acting(MARIA));
    assert!(is_before(&host));
    host.effects.clear();
    host.stop(2);
    host.write_answers(Ok(()));
    host.session_says(operator());
    assert!(is_before(&host));
}
