use telesales_core::{Change, Effect, Failure, Fault, Requested, Session, Stage, Transport};

use crate::host::{Host, acting, asking, begun_here, operator};

const MARIA: &str = "maria@example.com";

#[test]
fn a_stop_clears_cookie_and_key_whatever_the_transport_and_ends_idle() {
    for transport in [Transport::Both, Transport::Api, Transport::Cookie] {
        let mut host = Host::acting_for(MARIA, transport);
        host.stop(1);
        assert!(host.did(&Effect::ClearCookie { only: None }));
        assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
        host.session_says(operator());
        assert!(matches!(host.stage(), Stage::Idle { notice: None, .. }));
        assert_eq!(host.outcome(1), Some(Ok(())));
        let previous = acting(MARIA).customer;
        assert!(host.did(&Effect::Changed(Change { operator: operator().operator, customer: None, previous })));
    }
}

#[test]
fn a_customer_who_lingers_is_looked_for_again() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Ok(()));
    host.session_says(acting(MARIA));
    assert_eq!(host.stage().name(), "stopping");
    host.time_passes();
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Ok(())));
}

#[test]
fn a_customer_who_stays_is_told() {
    for (stays, failure) in [(MARIA, Failure::StillInEffect), ("joao@example.com", Failure::OtherCustomer)] {
        let mut host = Host::acting_for(MARIA, Transport::Both);
        host.stop(1);
        host.write_answers(Ok(()));
        host.session_says(acting(stays));
        let mut waited = Vec::new();
        while host.waits() {
            waited.push(host.time_passes());
            host.session_says(acting(stays));
        }
        assert_eq!(waited, [200, 400, 800, 1_600]);
        assert_eq!(host.outcome(1), Some(Err(failure)));
        assert_eq!(host.stage().customer().unwrap().email, stays);
        assert_eq!(host.stage().notice(), Some(failure));
        assert!(!host.changed());
    }
}

#[test]
fn a_stop_that_was_not_taken_is_told() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Err(Fault::Refused));
    host.session_says(acting(MARIA));
    assert_eq!(host.outcome(1), Some(Err(Failure::Request(Fault::Refused))));
    assert_eq!(host.stage().customer().unwrap().email, MARIA);
}

#[test]
fn a_stop_nobody_can_confirm_is_told() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::Unreachable);
    assert_eq!(host.outcome(1), Some(Err(Failure::Unconfirmed(Fault::Unreachable))));
    assert!(matches!(host.stage(), Stage::Unconfirmed { email: Some(email), .. } if email == MARIA));
    host.stop(2);
    host.write_answers(Ok(()));
    host.session_says(operator());
    assert_eq!(host.outcome(2), Some(Ok(())));
    assert!(host.changed(), "the page was Maria's until now");
}

#[test]
fn a_stop_that_is_confirmed_later_changes_the_page_then() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Ok(()));
    host.reads_fail(Fault::Unreachable);
    host.send(telesales_core::Event::Refresh);
    host.session_says(operator());
    assert!(host.changed());
}

#[test]
fn a_stop_with_nobody_in_effect_ends_well_and_reloads_nothing() {
    let mut host = Host::idle(Transport::Both);
    host.stop(1);
    host.write_answers(Ok(()));
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(!host.changed());
}

#[test]
fn a_second_stop_joins_the_first() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.stop(2);
    host.write_answers(Ok(()));
    host.session_says(operator());
    assert_eq!((host.outcome(1), host.outcome(2)), (Some(Ok(())), Some(Ok(()))));
    assert!(!host.writes());
}

#[test]
fn a_stop_wins_over_a_start_whose_write_is_under_way_and_writes_after_it() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.stop(2);
    assert_eq!(host.outcome(1), Some(Err(Failure::Stopped)));
    assert_ne!(host.write_answers(Ok(())), Requested::Nobody, "one write at a time: the start's first");
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
    host.session_says(operator());
    assert_eq!(host.outcome(2), Some(Ok(())));
    assert!(!host.did(&Effect::SetCookie(crate::host::email(MARIA))));
}

#[test]
fn a_stop_wins_over_a_start_that_is_being_read_back() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    let late = host.reads().unwrap();
    host.stop(2);
    let memory = begun_here(&acting(MARIA));
    host.send(telesales_core::Event::SessionRead { number: late, answer: Ok(acting(MARIA)), took: 0, memory });
    assert_eq!(host.stage().name(), "stopping", "the read-back of the start is late now");
    host.effects.retain(|effect| !matches!(effect, Effect::Read { .. }));
    host.write_answers(Ok(()));
    host.session_says(operator());
    assert_eq!(host.outcome(2), Some(Ok(())));
}

#[test]
fn a_stop_wins_over_a_withdrawal() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.session_says(asking(MARIA));
    host.stop(2);
    host.write_answers(Ok(()));
    host.write_answers(Ok(()));
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Err(Failure::Stopped)));
    assert_eq!(host.outcome(2), Some(Ok(())));
}

#[test]
fn a_stop_works_for_an_operator_whose_login_has_expired() {
    let expired = Session { operator: None, ..acting(MARIA) };
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.send(telesales_core::Event::Refresh);
    host.session_says(expired);
    host.stop(1);
    host.write_answers(Ok(()));
    host.session_says(Session::default());
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(host.changed());
    assert_eq!(host.stage(), &Stage::Lapsed { reason: Failure::LoginExpired, customer: None });
}

#[test]
fn a_login_that_ends_with_the_stop_is_told() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Ok(()));
    host.session_says(Session::default());
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(host.did(&Effect::Failed(Failure::LoginExpired)));
    assert_eq!(host.stage().notice(), Some(Failure::LoginExpired));
}
