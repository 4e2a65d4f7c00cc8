//! When the cart is read, and what the page is told.

use telesales_core::cart::{Effect, Event, News, Verdict};
use telesales_core::{Fault, Number};

use crate::walk::{Walk, cart_of};

#[test]
fn nobody_acted_for_means_no_cart_is_read() {
    let mut walk = Walk::default();
    assert_eq!(walk.session(None, true), []);
    assert_eq!(walk.send(Event::Look), []);
    assert_eq!(walk.session(None, true), [], "nor later");
}

#[test]
fn a_cart_is_read_once_after_the_session_has_answered() {
    let mut walk = Walk::default();
    assert_eq!(walk.session(Some("maria"), false), [], "known issue 1335123");
    assert_eq!(walk.session(Some("maria"), true), [Effect::Read { number: Number(1) }]);
    assert_eq!(walk.session(Some("maria"), true), []);
    walk.reads(Ok(cart_of("maria@example.com", 2)));
    assert_eq!(walk.session(Some("maria"), true), []);
}

#[test]
fn the_page_is_told_what_has_changed_and_nothing_twice() {
    let mut walk = Walk::acting();
    let told = Effect::Tell(News { verdict: Verdict::Customer, count: 2, total: Some(2_500) });
    assert_eq!(walk.reads(Ok(cart_of("maria@example.com", 2))), [told]);
    walk.send(Event::Look);
    assert_eq!(walk.reads(Ok(cart_of("maria@example.com", 2))), []);
    walk.send(Event::Look);
    let told = Effect::Tell(News { verdict: Verdict::Unreadable, count: 0, total: None });
    assert_eq!(walk.reads(Err(Fault::TimedOut)), [told]);
}

#[test]
fn what_happens_while_it_is_read_has_it_read_again() {
    let mut walk = Walk::acting();
    assert_eq!(walk.send(Event::Look), []);
    assert_eq!(walk.reads(Ok(cart_of("maria@example.com", 1))), [Effect::Read { number: Number(2) }]);
    assert_eq!(walk.model.verdict(), None, "that answer is older than what has happened");
}

#[test]
fn another_customer_has_nothing_of_the_cart_before() {
    let mut walk = Walk::with(cart_of("maria@example.com", 1));
    assert_eq!(walk.session(Some("joao"), false), []);
    assert_eq!(walk.model.verdict(), None);
    walk.session(Some("joao"), true);
    walk.reads(Ok(cart_of("maria@example.com", 1)));
    assert_eq!(walk.model.verdict(), Some(Verdict::Another));
}

#[test]
fn an_answer_for_the_customer_before_is_late() {
    let mut walk = Walk::acting();
    let late = walk.read.unwrap();
    walk.session(Some("joao"), true);
    assert_eq!(walk.reads_late(late, cart_of("joao@example.com", 1)), []);
    assert_eq!(walk.model.verdict(), None);
}
