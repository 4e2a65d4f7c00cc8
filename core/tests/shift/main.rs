//! The allowance of acting: time is data.

mod exploration;
#[path = "../explorer/mod.rs"]
mod explorer;
mod tab;
mod world;
