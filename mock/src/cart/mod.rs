//! The cart (orderForm).

mod client_profile;
mod order_form;

pub(crate) use client_profile::ClientProfile;
pub(crate) use order_form::{Cart, Item, SECTIONS};
