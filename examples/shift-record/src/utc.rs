//! Days and hours of records, which are all in UTC.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// The day of a time.
#[must_use]
pub fn date(time: Timestamp) -> Date {
    Offset::UTC.to_datetime(time).date()
}

/// The day of now.
#[must_use]
pub fn today() -> Date {
    date(Timestamp::now())
}

/// As a clock shows it: `09:30:00`.
#[must_use]
pub fn clock(time: Timestamp) -> String {
    Offset::UTC.to_datetime(time).strftime("%H:%M:%S").to_string()
}

/// When a day begins.
#[must_use]
pub fn midnight(day: Date) -> Timestamp {
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MIN)
}
