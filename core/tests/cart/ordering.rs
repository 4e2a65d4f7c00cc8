//! What becomes of an order that the checkout is about to place.

use telesales_core::cart::{Effect, Event};
use telesales_core::{Fault, Number};

use crate::walk::{Walk, cart_of};

/// It was Maria's when it was read, and the checkout is about to order.
fn clicked() -> Walk {
    let mut walk = Walk::with(cart_of("maria@example.com", 1));
    assert_eq!(walk.send(Event::Order), [Effect::AskSession], "what is known is older than the click");
    walk.session(Some("maria"), false);
    assert_eq!(walk.session(Some("maria"), true), [Effect::Read { number: Number(2) }]);
    walk
}

#[test]
fn the_customers_own_cart_is_ordered_once_session_and_cart_have_said_so() {
    assert_eq!(clicked().reads(Ok(cart_of("maria@example.com", 1))), [Effect::LetOrder]);
}

#[test]
fn any_other_is_asked_about() {
    let others =
        ["joao@example.com", "operator@store.example", "", "m*****@e*****.com"].map(|owner| Ok(cart_of(owner, 1)));
    for cart in others.into_iter().chain([Err(Fault::TimedOut)]) {
        let mut walk = clicked();
        assert_eq!(walk.reads(cart.clone()).last(), Some(&Effect::AskOperator), "{cart:?}");
        assert!(walk.model.asks_about_an_order());
        assert_eq!(walk.send(Event::OrderAnyway), [Effect::LetOrder]);
        assert_eq!(walk.send(Event::OrderAnyway), [], "once");
    }
}

#[test]
fn a_cart_that_changes_while_the_operator_is_asked_is_asked_about_anew() {
    let mut walk = clicked();
    walk.reads(Ok(cart_of("joao@example.com", 1)));
    walk.send(Event::Look);
    walk.reads(Ok(cart_of("operator@store.example", 1)));
    assert!(!walk.model.asks_about_an_order());
    assert_eq!(walk.send(Event::OrderAnyway), []);
}

#[test]
fn a_customer_who_changes_meanwhile_ends_it() {
    let mut walk = clicked();
    walk.session(Some("joao"), true);
    assert!(!walk.reads(Ok(cart_of("joao@example.com", 1))).contains(&Effect::LetOrder));
}

#[test]
fn a_cart_that_was_given_meanwhile_is_ordered_by_the_next_click() {
    let mut walk = clicked();
    walk.reads(Ok(cart_of("joao@example.com", 1)));
    walk.send(Event::Give);
    walk.is_written(Ok(()));
    assert!(!walk.reads(Ok(cart_of("maria@example.com", 1))).contains(&Effect::LetOrder));
    assert!(!walk.model.asks_about_an_order());
}

#[test]
fn who_clicks_again_is_asked_again() {
    let mut walk = clicked();
    walk.reads(Ok(cart_of("joao@example.com", 1)));
    assert_eq!(walk.send(Event::Order), [Effect::AskSession]);
    assert_eq!(walk.send(Event::OrderAnyway), [], "what was asked about is older than the click");
}

#[test]
fn a_second_click_asks_nothing_more() {
    let mut walk = Walk::with(cart_of("maria@example.com", 1));
    walk.send(Event::Order);
    assert_eq!(walk.send(Event::Order), []);
}

#[test]
fn where_nobody_is_acted_for_nothing_is_held_back() {
    assert_eq!(Walk::default().send(Event::Order), [Effect::LetOrder]);
}
