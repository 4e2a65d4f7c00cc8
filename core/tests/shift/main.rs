//! The allowance of acting: time is data.

mod exploration;
mod tab;
mod world;
