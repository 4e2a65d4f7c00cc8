//! Every sequence of events, up to a depth, over a small alphabet: not a sample of them but all.

use telesales_core::Fault;
use telesales_core::cart::{Event, OrderForm};

use crate::explorer::explore;
use crate::walk::{Walk, cart_of};

const DEPTH: usize = 7;

fn carts() -> Vec<OrderForm> {
    let mut other = cart_of("", 0);
    other.id = "other".into();
    let owners = ["maria@example.com", "joao@example.com", "operator@store.example", "m*****@example.com", ""];
    owners.into_iter().map(|owner| cart_of(owner, 1)).chain([other]).collect()
}

type Step = Box<dyn Fn(&mut Walk)>;

/// Everything that can happen next.
fn steps(walk: &Walk) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for who in [None, Some("maria"), Some("joao")] {
        for is_settled in [false, true] {
            steps.push(Box::new(move |walk| drop(walk.session(who, is_settled))));
        }
    }
    for event in [Event::Look, Event::Give, Event::Empty, Event::Order, Event::OrderAnyway] {
        steps.push(Box::new(move |walk| drop(walk.send(event.clone()))));
    }
    if walk.read.is_some() {
        for answer in carts().into_iter().map(Ok).chain([Err(Fault::TimedOut)]) {
            steps.push(Box::new(move |walk| drop(walk.reads(answer.clone()))));
        }
    }
    if walk.write.is_some() {
        for answer in [Ok(()), Err(Fault::Unreachable)] {
            steps.push(Box::new(move |walk| drop(walk.is_written(answer))));
        }
    }
    for number in walk.late.clone() {
        steps.push(Box::new(move |walk| drop(walk.reads_late(number, cart_of("joao@example.com", 1)))));
    }
    steps
}

/// Every step checks what must hold.
fn explores(first: Walk) {
    let take = |before: &Walk, step: Step| {
        let mut walk = before.clone();
        step(&mut walk);
        walk.renumbered()
    };
    let explored = explore(first.renumbered(), DEPTH, steps, take, |walk| comes_to_rest(walk.clone()));
    explored.is_more_than(1_000, "cart");
}

/// Wherever it stands: once the session says that Maria is acted for and everything is answered, it knows whose the cart is, and
/// asks for nothing more.
fn comes_to_rest(mut walk: Walk) {
    walk.session(Some("maria"), true);
    for _ in 0..4 {
        if walk.write.is_some() {
            walk.is_written(Err(Fault::TimedOut));
        } else if walk.read.is_some() {
            walk.reads(Ok(cart_of("joao@example.com", 1)));
        }
    }
    assert!(!walk.model.is_busy(), "{walk:?}");
    assert!(walk.model.verdict().is_some());
}

#[test]
fn every_sequence_of_events_keeps_the_invariants() {
    explores(Walk::default());
}

#[test]
fn so_does_every_sequence_over_a_cart_that_is_anothers() {
    explores(Walk::with(cart_of("joao@example.com", 2)));
}
