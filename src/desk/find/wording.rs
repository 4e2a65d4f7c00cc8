use telesales_core::find::{Failure, Mistake, News};
use telesales_core::{Failure as CoreFailure, Fault};

use crate::messages::{Messages, fill};

/// What those are told who do not see the list.
pub fn news(texts: &Messages, told: News) -> String {
    match told {
        News::Found { count, is_cut, without_email } => found(texts, count, is_cut, without_email),
        News::Failed(failure) => failed(texts, failure),
    }
}

pub fn found(texts: &Messages, count: usize, is_cut: bool, without_email: usize) -> String {
    let mut text = if count == 0 { texts.find_none().to_owned() } else { fill(texts.find_count(), &count.to_string()) };
    if is_cut {
        text.push(' ');
        text.push_str(texts.find_more());
    }
    if without_email > 0 {
        text.push(' ');
        text.push_str(&fill(texts.find_without_email(), &without_email.to_string()));
    }
    text
}

pub fn failed(texts: &Messages, failure: Failure) -> String {
    let fault = match failure {
        Failure::Refused => return texts.find_refused().into(),
        Failure::NotSearchable => return texts.find_not_searchable().into(),
        Failure::TooMany(seconds) => Fault::RateLimited(seconds),
        Failure::Server(status) => Fault::Server(status),
        Failure::NotUnderstood => Fault::NotUnderstood,
        Failure::Offline => return texts.unreachable().into(),
        Failure::Unreachable => Fault::Unreachable,
        Failure::TimedOut => Fault::TimedOut,
    };
    texts.failure(CoreFailure::Request(fault))
}

pub fn refused(texts: &Messages, mistake: Mistake) -> String {
    match mistake {
        Mistake::Empty | Mistake::TooShort => texts.find_too_short().into(),
        Mistake::TooLong => texts.find_too_long().into(),
        Mistake::NothingToFind => texts.find_nothing().into(),
        Mistake::Incomplete => texts.find_incomplete().into(),
        Mistake::Email(mistake) => texts.failure(CoreFailure::InvalidEmail(mistake)),
        Mistake::CpfCheckDigits => fill(texts.find_check_digits(), "CPF"),
        Mistake::CnpjCheckDigits => fill(texts.find_check_digits(), "CNPJ"),
        Mistake::CpfOfNobody => fill(texts.find_of_nobody(), "CPF"),
        Mistake::CnpjOfNobody => fill(texts.find_of_nobody(), "CNPJ"),
        Mistake::NoNumber => texts.find_no_number().into(),
    }
}
