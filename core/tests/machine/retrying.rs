//! What fails is tried again while there is hope: reads by themselves, writes only once a read tells that they were not taken.

use telesales_core::{Effect, Event, Failure, Fault, Requested, Source, Stage, StartStep, Transport};

use crate::host::{Host, acting, asking, email, operator};

const MARIA: &str = "maria@example.com";
const JOAO: &str = "joao@example.com";
const BUSY: Fault = Fault::Server(503);

#[test]
fn a_read_that_fails_is_made_again_and_nothing_of_it_is_shown() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.send(Event::Refresh);
    for _ in 0..3 {
        host.read_answers(Err(BUSY));
        assert_eq!(host.stage().notice(), None);
        host.time_passes();
    }
    host.session_says(acting(MARIA));
    assert_eq!(host.stage().notice(), None);
    assert!(host.effects.is_empty());
}

#[test]
fn after_three_more_attempts_the_operator_is_told() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.send(Event::Refresh);
    let mut waited = Vec::new();
    host.read_answers(Err(BUSY));
    while host.waits() {
        waited.push(host.time_passes());
        host.read_answers(Err(BUSY));
    }
    assert_eq!(waited, [500, 1_000, 2_000]);
    assert_eq!(host.stage().notice(), Some(Failure::Unconfirmed(BUSY)));
}

#[test]
fn the_next_look_has_all_its_attempts() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    for _ in 0..2 {
        host.send(Event::Refresh);
        host.reads_fail(BUSY);
    }
    host.send(Event::Refresh);
    host.read_answers(Err(BUSY));
    assert_eq!(host.time_passes(), 500);
}

#[test]
fn offline_is_not_asked_again_until_there_is_a_connection() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.send(Event::Recheck);
    host.read_answers(Err(Fault::Offline));
    assert!(!host.waits());
    assert_eq!(host.stage().notice(), Some(Failure::Unconfirmed(Fault::Offline)));
    host.send(Event::Recheck);
    host.session_says(acting(MARIA));
    assert_eq!(host.stage().notice(), None);
}

#[test]
fn who_checks_does_not_wait_for_the_next_attempt() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.send(Event::Recheck);
    host.read_answers(Err(BUSY));
    host.send(Event::Refresh);
    assert_eq!(host.reads_from(), Some(Source::Own));
}

#[test]
fn a_start_that_was_not_taken_is_made_again() {
    for transport in [Transport::Both, Transport::Api, Transport::Cookie] {
        let mut host = Host::idle(transport);
        host.impersonate(1, MARIA);
        let asked = host.write_answers(Err(BUSY));
        host.session_says(operator());
        assert!(matches!(host.stage(), Stage::Starting { step: StartStep::Pausing, .. }));
        assert!(!host.writes(), "not at once");
        host.effects.retain(|effect| matches!(effect, Effect::After { .. }));
        assert_eq!(host.time_passes(), 500);
        assert_eq!(host.did(&Effect::SetCookie(email(MARIA))), transport == Transport::Cookie);
        assert_eq!(host.write_answers(Ok(())), asked);
        host.session_says(acting(MARIA));
        assert_eq!(host.outcome(1), Some(Ok(())));
    }
}

#[test]
fn a_start_that_is_never_taken_is_told_after_three_more_attempts() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    let mut writes = 0;
    while host.writes() {
        host.write_answers(Err(BUSY));
        writes += 1;
        host.session_says(operator());
        if host.waits() {
            host.time_passes();
        }
    }
    assert_eq!(writes, 4);
    assert_eq!(host.outcome(1), Some(Err(Failure::Request(BUSY))));
}

#[test]
fn reads_and_writes_of_one_start_share_their_attempts() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(BUSY));
    host.session_says(operator());
    host.time_passes();
    host.write_answers(Ok(()));
    host.read_answers(Err(BUSY));
    assert_eq!(host.time_passes(), 1_000);
    host.read_answers(Err(BUSY));
    assert_eq!(host.time_passes(), 2_000);
    host.read_answers(Err(BUSY));
    assert_eq!(host.outcome(1), Some(Err(Failure::Unconfirmed(BUSY))));
}

#[test]
fn a_write_that_was_taken_is_not_made_again_whatever_it_was_answered() {
    for (session, outcome) in [(acting(MARIA), Ok(())), (asking(MARIA), Err(Failure::NoSuchCustomer))] {
        let mut host = Host::idle(Transport::Both);
        host.impersonate(1, MARIA);
        host.write_answers(Err(BUSY));
        host.session_says(session);
        if outcome.is_err() {
            assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
            host.session_says(operator());
        }
        assert_eq!(host.outcome(1), Some(outcome));
        assert!(!host.waits());
    }
}

#[test]
fn a_write_is_not_made_again_over_somebody_elses() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(BUSY));
    host.session_says(acting(JOAO));
    assert_eq!(host.outcome(1), Some(Err(Failure::Request(BUSY))));
    assert!(!host.writes() && !host.waits());
}

#[test]
fn a_switch_that_was_not_taken_is_made_again_while_the_customer_before_is_there() {
    let mut host = Host::acting_for(JOAO, Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(BUSY));
    host.session_says(acting(JOAO));
    host.time_passes();
    host.write_answers(Ok(()));
    host.session_says(acting(MARIA));
    assert_eq!(host.outcome(1), Some(Ok(())));
}

#[test]
fn a_stop_that_was_not_taken_is_made_again() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Err(BUSY));
    host.session_says(acting(MARIA));
    assert_eq!(host.time_passes(), 500);
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Ok(())));
}

#[test]
fn a_stop_that_was_taken_is_not_made_again_whatever_it_was_answered() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.stop(1);
    host.write_answers(Err(BUSY));
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Ok(())));
    assert!(!host.waits());
}

#[test]
fn a_stop_does_not_wait_for_a_start_that_pauses() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(BUSY));
    host.session_says(operator());
    host.stop(2);
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
    host.time_passes();
    assert!(!host.writes(), "the pause is over, and nobody waits for it");
    host.session_says(operator());
    assert_eq!((host.outcome(1), host.outcome(2)), (Some(Err(Failure::Stopped)), Some(Ok(()))));
}

#[test]
fn what_was_refused_is_not_tried_again() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Err(Fault::Refused));
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Err(Failure::Request(Fault::Refused))));
}

#[test]
fn a_withdrawal_that_was_not_taken_is_made_again() {
    let mut host = Host::idle(Transport::Both);
    host.impersonate(1, MARIA);
    host.write_answers(Ok(()));
    host.session_says(asking(MARIA));
    assert_eq!(host.write_answers(Err(BUSY)), Requested::Nobody);
    host.session_says(asking(MARIA));
    assert_eq!(host.time_passes(), 500);
    assert_eq!(host.write_answers(Ok(())), Requested::Nobody);
    host.session_says(operator());
    assert_eq!(host.outcome(1), Some(Err(Failure::NoSuchCustomer)));
}

#[test]
fn a_stop_that_leaves_a_customer_asked_for_is_not_over() {
    let mut host = Host::idle(Transport::Both);
    host.stop(1);
    host.write_answers(Err(BUSY));
    host.session_says(asking(MARIA));
    assert_eq!(host.time_passes(), 500);
    host.write_answers(Err(Fault::Refused));
    host.session_says(asking(MARIA));
    assert_eq!(host.outcome(1), Some(Err(Failure::Request(Fault::Refused))));
}

#[test]
fn looking_at_the_page_does_not_hurry_the_next_attempt() {
    let mut host = Host::acting_for(MARIA, Transport::Both);
    host.send(Event::Recheck);
    host.read_answers(Err(Fault::RateLimited(Some(9))));
    host.effects.retain(|effect| matches!(effect, Effect::After { .. }));
    host.send(Event::Recheck);
    assert!(host.reads().is_none());
    assert_eq!(host.time_passes(), 9_000);
}
