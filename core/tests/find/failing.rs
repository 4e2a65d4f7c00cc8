//! What the field does when a search fails.

use telesales_core::Fault;
use telesales_core::find::{Effect, Event, Failure, Key, News, Reach, Waiting};

use crate::field::{asking, asks, listed, listing, starts};
use crate::walk::Walk;

#[test]
fn each_failure_is_one_of_its_own() {
    for (fault, failure) in [
        (Fault::Refused, Failure::Refused),
        (Fault::Server(400), Failure::NotSearchable),
        (Fault::Server(503), Failure::Server(503)),
        (Fault::RateLimited(Some(7)), Failure::TooMany(Some(7))),
        (Fault::RateLimited(None), Failure::TooMany(None)),
        (Fault::NotUnderstood, Failure::NotUnderstood),
        (Fault::Offline, Failure::Offline),
        (Fault::Unreachable, Failure::Unreachable),
        (Fault::TimedOut, Failure::TimedOut),
    ] {
        let mut walk = listing();
        walk.types("ana s");
        walk.time_passes();
        let effects = walk.is_answered(Err(fault));
        assert_eq!(effects.first(), Some(&Effect::Announce(News::Failed(failure))));
        assert_eq!((walk.model.failure(), listed(&walk)), (Some(failure), vec![]));
    }
}

#[test]
fn after_a_refusal_the_field_takes_emails_only_until_another_operator_comes() {
    let mut walk = asking();
    walk.send(Event::Operator("operator@store.example".into()));
    walk.is_answered(Err(Fault::Refused));
    assert_eq!(walk.model.reach(), Reach::EmailsSinceRefused);
    assert_eq!(walk.types("maria"), []);
    assert_eq!(walk.presses(Key::Enter), []);
    walk.types("maria@example.com");
    assert!(starts(&walk.presses(Key::Enter)).is_some());
    walk.send(Event::Operator("another@store.example".into()));
    assert_eq!(walk.model.reach(), Reach::Everything);
}

#[test]
fn without_a_search_only_an_email_does_anything() {
    let mut walk = Walk::new(Reach::Emails);
    assert_eq!(walk.types("maria"), []);
    walk.types("maria@example.com");
    assert!(starts(&walk.presses(Key::Enter)).is_some());
}

#[test]
fn a_store_that_says_when_is_asked_no_sooner_and_once_by_itself() {
    let mut walk = asking();
    let effects = walk.is_answered(Err(Fault::RateLimited(Some(7))));
    assert!(matches!(effects[..], [_, Effect::After { delay: 7_000, .. }]), "{effects:?}");
    assert_eq!(walk.types("anab"), [], "nothing is asked meanwhile");
    assert_eq!(walk.presses(Key::Enter), []);
    assert_eq!(asks(&walk.time_passes()), Some("anab"));
    walk.is_answered(Err(Fault::RateLimited(None)));
    assert_eq!(walk.time_passes(), [], "not again and again");
    assert_eq!(walk.model.waiting(), Waiting::No);
}

#[test]
fn what_is_typed_anew_is_asked_again_by_itself() {
    let mut walk = asking();
    for text in ["anab", "anabe"] {
        walk.is_answered(Err(Fault::RateLimited(None)));
        walk.types(text);
        assert_eq!(asks(&walk.time_passes()), Some(text));
        walk.is_answered(Err(Fault::RateLimited(None)));
        assert_eq!(asks(&walk.time_passes()), None);
        assert!(asks(&walk.presses(Key::Enter)).is_some());
    }
}

#[test]
fn nobody_waits_longer_than_a_minute() {
    let mut walk = asking();
    let effects = walk.is_answered(Err(Fault::RateLimited(Some(u32::MAX))));
    assert!(matches!(effects[..], [_, Effect::After { delay: 60_000, .. }]), "{effects:?}");
}
