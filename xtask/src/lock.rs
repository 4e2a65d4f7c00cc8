//! One at a time: two runs must not write the same folder at once.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

/// Held until dropped; the system gives it back even when the process is killed.
pub struct Lock {
    _file: File,
}

/// Takes the lock, waiting for another run that holds it.
pub fn hold(file: &Path) -> Result<Lock> {
    let context = || format!("{} could not be locked", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    let opened = File::options().create(true).truncate(false).write(true).open(file).with_context(context)?;
    match opened.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("Waiting for another `cargo xtask` that holds {} …", file.display());
            opened.lock().with_context(context)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).with_context(context),
    }
    Ok(Lock { _file: opened })
}
