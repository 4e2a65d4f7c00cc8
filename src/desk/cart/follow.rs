use std::sync::Arc;

use telesales_core::cart::{Event, Who};
use telesales_core::{Facts, Failure};

use super::guard::guard;
use super::keeper::take;
use super::look::watch;
use crate::config::Cart;
use crate::desk::choices::choices;
use crate::scene::Shown;

/// Tells the machine what the session says of operator and customer.
pub fn follow(now: &Shown) {
    if choices(now.scene).cart == Cart::Off {
        return;
    }
    let who = match now.stage().facts() {
        Facts { stage: "acting", customer: Some(customer), operator } if !is_doubted(now) => {
            Some(Who { operator: operator.cloned(), customer: Arc::clone(customer) })
        }
        _ => None,
    };
    take(now.scene, Event::Session { who, is_settled: now.model.awaited().is_none() });
    watch(now.scene);
    guard(now.scene);
}

/// Whether the session was asked again, and could not be read: who was in effect may not be any more.
fn is_doubted(now: &Shown) -> bool {
    matches!(now.stage().notice(), Some(Failure::Unconfirmed(_)))
}
