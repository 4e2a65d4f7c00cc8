//! The database: records in the order in which they came, each with a receipt that is made of the one before it.

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};

use crate::hash;
use crate::record::Record;

/// `time` is what a record says itself, and there to be searched for; what is shown is read from `bytes`. `conflicts` are records
/// that call themselves what another one is called already.
const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS records (
        arrival INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        time TEXT NOT NULL,
        received TEXT NOT NULL,
        receipt TEXT NOT NULL,
        bytes TEXT NOT NULL,
        UNIQUE (source, sequence)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS records_by_time ON records (time);
    CREATE TABLE IF NOT EXISTS conflicts (
        source TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        received TEXT NOT NULL,
        bytes TEXT NOT NULL UNIQUE
    ) STRICT;
";

/// All records there are.
pub struct Archive(Mutex<Connection>);

/// A record as it lies in the database.
pub struct Kept {
    /// Which one it is of all.
    pub arrival: i64,
    /// When it came, by the clock of this computer.
    pub received: String,
    /// Of this record and all that came before it.
    pub receipt: String,
    /// What it is found by.
    pub source: String,
    /// What it is found by.
    pub sequence: u32,
    /// What it is found by.
    pub time: String,
    /// As it was sent.
    pub bytes: String,
}

/// What became of some records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// How many are new.
    pub stored: usize,
    /// How many were there already.
    pub known: usize,
    /// How many are called as another one that was there already.
    pub conflicting: usize,
}

/// The database does not do what is asked of it.
#[derive(Debug)]
pub struct Failure(rusqlite::Error);

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "the database: {}", self.0)
    }
}

impl Error for Failure {}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self(error)
    }
}

impl Archive {
    /// Opens the database, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or is no such database.
    pub fn open(file: &Path) -> Result<Self, Failure> {
        let database = Connection::open(file)?;
        database.execute_batch(SCHEMA)?;
        Ok(Self(Mutex::new(database)))
    }

    /// Keeps all of these, or none. They are on disk when this returns.
    ///
    /// # Errors
    ///
    /// If the database cannot be written.
    pub fn keep(&self, records: &[Record]) -> Result<Receipt, Failure> {
        let mut database = self.database();
        // Another process may have the same file; only one of them writes at a time.
        let writing = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let received = format!("{:.3}", Timestamp::now());
        let mut receipt = Receipt::default();
        for record in records {
            match bytes_of(&writing, &record.source, record.sequence)? {
                None => {
                    insert(&writing, record, &received)?;
                    receipt.stored += 1;
                }
                Some(bytes) if bytes == record.bytes => receipt.known += 1,
                Some(_) => {
                    writing.execute(
                        "INSERT OR IGNORE INTO conflicts VALUES (?1, ?2, ?3, ?4)",
                        params![record.source, record.sequence, received, record.bytes],
                    )?;
                    receipt.conflicting += 1;
                }
            }
        }
        writing.commit()?;
        Ok(receipt)
    }

    /// Those of these days by the records' own clocks, both included, newest first.
    ///
    /// # Errors
    ///
    /// If the database cannot be read.
    pub fn of_days(&self, first: Date, last: Date) -> Result<Vec<Kept>, Failure> {
        let begin = first.to_string();
        let end = last.tomorrow().unwrap_or(last).to_string();
        self.select("WHERE time >= ?1 AND time < ?2 ORDER BY time DESC, arrival DESC", &[&begin, &end])
    }

    /// All, as they came.
    ///
    /// # Errors
    ///
    /// If the database cannot be read.
    pub fn all(&self) -> Result<Vec<Kept>, Failure> {
        self.select("ORDER BY arrival", &[])
    }

    /// Those that call themselves what another one is called: source and sequence.
    ///
    /// # Errors
    ///
    /// If the database cannot be read.
    pub fn conflicts(&self) -> Result<Vec<(String, u32)>, Failure> {
        let database = self.database();
        let mut statement = database.prepare("SELECT source, sequence FROM conflicts ORDER BY source, sequence")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The days of which there are records, next to this one: the one before it, and the one after.
    ///
    /// # Errors
    ///
    /// If the database cannot be read.
    pub fn days_beside(&self, day: Date) -> Result<(Option<Date>, Option<Date>), Failure> {
        let database = self.database();
        let find = |query: &str, bound: Date| {
            let time = database.query_row(query, [bound.to_string()], |row| row.get::<_, Option<String>>(0));
            time.map(|time| time.and_then(|time| day_of(&time)))
        };
        let before = find("SELECT max(time) FROM records WHERE time < ?1", day)?;
        let after = find("SELECT min(time) FROM records WHERE time >= ?1", day.tomorrow().unwrap_or(day))?;
        Ok((before, after))
    }

    /// The bytes of one.
    ///
    /// # Errors
    ///
    /// If the database cannot be read.
    pub fn bytes_of(&self, source: &str, sequence: u32) -> Result<Option<String>, Failure> {
        bytes_of(&self.database(), source, sequence)
    }

    fn select(&self, rest: &str, bounds: &[&dyn rusqlite::ToSql]) -> Result<Vec<Kept>, Failure> {
        let database = self.database();
        let columns = "arrival, received, receipt, source, sequence, time, bytes";
        let mut statement = database.prepare(&format!("SELECT {columns} FROM records {rest}"))?;
        let rows = statement.query_map(bounds, Kept::of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn database(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn of(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            arrival: row.get(0)?,
            received: row.get(1)?,
            receipt: row.get(2)?,
            source: row.get(3)?,
            sequence: row.get(4)?,
            time: row.get(5)?,
            bytes: row.get(6)?,
        })
    }

    /// As it says itself.
    ///
    /// # Errors
    ///
    /// If somebody has changed it into what is none.
    pub fn record(&self) -> Result<Record, Failure> {
        let broken = |why: String| rusqlite::Error::FromSqlConversionFailure(6, Type::Text, why.into());
        Ok(Record::read(&self.bytes).map_err(broken)?)
    }
}

/// The receipt of a record that comes after what has this receipt.
#[must_use]
pub fn receipt_after(receipt: &str, received: &str, bytes: &str) -> String {
    hash::of(&[receipt.as_bytes(), b"\n", received.as_bytes(), b"\n", bytes.as_bytes()])
}

fn day_of(time: &str) -> Option<Date> {
    time.get(..10)?.parse().ok()
}

fn bytes_of(database: &Connection, source: &str, sequence: u32) -> Result<Option<String>, Failure> {
    let query = "SELECT bytes FROM records WHERE source = ?1 AND sequence = ?2";
    Ok(database.query_row(query, params![source, sequence], |row| row.get(0)).optional()?)
}

fn insert(writing: &Transaction, record: &Record, received: &str) -> Result<(), Failure> {
    let query = "SELECT receipt FROM records ORDER BY arrival DESC LIMIT 1";
    let last: String = writing.query_row(query, [], |row| row.get(0)).optional()?.unwrap_or_default();
    let receipt = receipt_after(&last, received, &record.bytes);
    writing.execute(
        "INSERT INTO records (source, sequence, time, received, receipt, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![record.source, record.sequence, format!("{:.3}", record.time), received, receipt, record.bytes],
    )?;
    Ok(())
}
