//! Keeps what telesales toolbars record, in `SQLite`, checks that nothing of it is missing or changed, and shows who acted for
//! whom. The format of a record is in `docs/record.md` of the project.

pub mod acting;
pub mod archive;
pub mod hash;
pub mod operators;
mod page;
pub mod record;
pub mod server;
pub mod utc;
pub mod verify;
