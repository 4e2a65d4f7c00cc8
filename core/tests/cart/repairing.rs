//! What is done where the cart is not the customer's.

use telesales_core::cart::{Effect, Event, News, Notice, OrderForm, Verdict, Write};
use telesales_core::{Fault, Number};

use crate::walk::{Walk, cart_of};

fn anothers() -> Walk {
    Walk::with(cart_of("joao@example.com", 2))
}

fn given() -> Effect {
    let write = Write::Give { id: "cart".into(), email: "maria@example.com".into() };
    Effect::Write { number: Number(2), write }
}

#[test]
fn a_cart_is_given_by_the_email_and_read_back() {
    let mut walk = anothers();
    assert_eq!(walk.send(Event::Give), [given()]);
    assert_eq!(walk.is_written(Ok(())), [Effect::Read { number: Number(3) }]);
    let told = Effect::Tell(News { verdict: Verdict::Customer, count: 2, total: Some(2_500) });
    assert_eq!(walk.reads(Ok(cart_of("maria@example.com", 2))), [told]);
    assert_eq!(walk.model.notice(), Some(Notice::Given));
}

#[test]
fn what_came_of_a_lost_answer_only_the_read_back_tells() {
    for (owner, notice) in [("maria@example.com", Notice::Given), ("joao@example.com", Notice::NotDone)] {
        for answer in [Ok(()), Err(Fault::TimedOut), Err(Fault::Server(500)), Err(Fault::Refused)] {
            let mut walk = anothers();
            walk.send(Event::Give);
            walk.is_written(answer);
            assert_eq!(walk.send(Event::Give), [], "one write at a time, and none before it is read back");
            walk.reads(Ok(cart_of(owner, 2)));
            assert_eq!(walk.model.notice(), Some(notice), "{answer:?}");
        }
    }
}

#[test]
fn nobody_knows_where_it_cannot_be_read_back() {
    let mut walk = anothers();
    walk.send(Event::Give);
    walk.is_written(Ok(()));
    walk.reads(Err(Fault::Unreachable));
    assert_eq!(walk.model.notice(), Some(Notice::Unknown));
    assert_eq!(walk.send(Event::Give), [], "what is not known is given to nobody");
}

#[test]
fn a_masked_cart_is_never_given() {
    let mut walk = Walk::with(cart_of("j*****@e*****", 2));
    assert_eq!(walk.send(Event::Give), [], "known issue 360783");
    assert_eq!(walk.send(Event::Empty), [Effect::Write { number: Number(2), write: Write::Empty }]);
}

#[test]
fn an_empty_cart_is_another_one_with_nothing_in_it() {
    let other = |count| OrderForm { id: "other".into(), ..cart_of("", count) };
    for (cart, notice) in
        [(other(0), Notice::Emptied), (other(1), Notice::NotDone), (cart_of("joao@example.com", 2), Notice::NotDone)]
    {
        let mut walk = anothers();
        walk.send(Event::Empty);
        walk.is_written(Ok(()));
        walk.reads(Ok(cart));
        assert_eq!(walk.model.notice(), Some(notice));
    }
}

#[test]
fn a_write_waits_until_the_session_has_answered() {
    let mut walk = anothers();
    walk.session(Some("maria"), false);
    assert_eq!(walk.send(Event::Give), []);
    assert_eq!(walk.session(Some("maria"), true), [given()]);
}

#[test]
fn what_was_wanted_for_one_customer_is_not_done_for_the_next() {
    let mut walk = anothers();
    walk.session(Some("maria"), false);
    walk.send(Event::Give);
    assert_eq!(walk.session(Some("ana"), true), [Effect::Read { number: Number(2) }]);
    walk.reads(Ok(cart_of("joao@example.com", 2)));
    assert!(!walk.model.is_busy());
}

#[test]
fn a_write_that_is_under_way_when_the_customer_changes_is_waited_for() {
    let mut walk = anothers();
    walk.send(Event::Give);
    assert_eq!(walk.session(Some("ana"), true), [], "a read now might overtake it");
    assert_eq!(walk.is_written(Ok(())), [Effect::Read { number: Number(3) }]);
    walk.reads(Ok(cart_of("maria@example.com", 2)));
    assert_eq!((walk.model.verdict(), walk.model.notice()), (Some(Verdict::Another), None));
}

#[test]
fn who_has_the_cart_already_is_given_nothing() {
    let mut walk = Walk::with(cart_of("maria@example.com", 2));
    assert_eq!(walk.send(Event::Give), []);
}
