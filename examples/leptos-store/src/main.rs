//! A small store on VTEX, written in Leptos. Its operators have the telesales toolbar, and its pages follow what the
//! operator does without being loaded anew.

mod app;
mod pages;
mod route;
mod shop;
#[cfg(feature = "telesales")]
mod telesales;
mod vtex;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
