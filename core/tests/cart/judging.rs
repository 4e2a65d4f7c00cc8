//! Whose cart it is.

use telesales_core::Fault;
use telesales_core::cart::{OrderForm, Verdict, verdict};

use crate::walk::{Walk, cart_of, who};

fn with_id(id: &str, email: &str) -> OrderForm {
    OrderForm { owner_id: Some(id.into()), ..cart_of(email, 1) }
}

#[test]
fn each_owner_has_a_verdict_of_its_own() {
    for (cart, expected) in [
        (cart_of("maria@example.com", 1), Verdict::Customer),
        (cart_of(" MARIA@example.com ", 1), Verdict::Customer),
        (cart_of("joao@example.com", 1), Verdict::Another),
        (cart_of("Operator@store.example", 1), Verdict::Operator),
        (cart_of("", 1), Verdict::Nobody),
        (cart_of("  ", 0), Verdict::Nobody),
        (cart_of("m*****@e*****", 1), Verdict::Masked),
    ] {
        assert_eq!(verdict(&cart, &who("maria")), expected, "{cart:?}");
    }
}

#[test]
fn an_id_goes_before_an_email() {
    let maria = who("maria");
    // Known issue 442267: what is shown is not whose it is.
    assert_eq!(verdict(&with_id("joao", "maria@example.com"), &maria), Verdict::Another);
    assert_eq!(verdict(&with_id("maria", "maria.before@example.com"), &maria), Verdict::Customer);
    assert_eq!(verdict(&with_id("else", "operator@store.example"), &maria), Verdict::Operator);
}

#[test]
fn what_is_masked_is_compared_with_nothing() {
    assert_eq!(verdict(&with_id("maria", "m*****@example.com"), &who("maria")), Verdict::Masked);
}

#[test]
fn an_operator_who_buys_as_a_customer_has_the_customers_cart() {
    let mut who = who("maria");
    who.operator = Some(std::sync::Arc::new(telesales_core::Operator { email: "maria@example.com".into() }));
    assert_eq!(verdict(&cart_of("maria@example.com", 1), &who), Verdict::Customer);
}

#[test]
fn an_empty_cart_is_nobodys_and_nothing_is_wrong_with_it() {
    let walk = Walk::with(cart_of("", 0));
    assert_eq!(walk.model.verdict(), Some(Verdict::Nobody));
    assert!(!walk.model.is_wrong());
    assert!(Walk::with(cart_of("", 1)).model.is_wrong());
    assert!(Walk::with(cart_of("joao@example.com", 0)).model.is_wrong(), "what is put into it would be João's");
    assert!(!Walk::with(cart_of("maria@example.com", 1)).model.is_wrong());
}

#[test]
fn a_cart_that_cannot_be_read_is_wrong() {
    let mut walk = Walk::acting();
    walk.reads(Err(Fault::NotUnderstood));
    assert_eq!(walk.model.verdict(), Some(Verdict::Unreadable));
    assert!(walk.model.is_wrong() && !walk.model.can_be_given());
}
