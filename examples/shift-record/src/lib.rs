//! Keeps records of who acted for whom in `SQLite`, checks that nothing of them is missing or changed, and shows them. The format of a record is in `docs/record.md` of the project.

pub mod acting;
pub mod archive;
pub mod hash;
pub mod operators;
mod page;
pub mod record;
pub mod server;
pub mod utc;
pub mod verify;
