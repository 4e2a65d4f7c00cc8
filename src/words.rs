//! What is true now, in words.

use telesales_core::{Failure, Page, Stage};

use crate::messages::{Messages, fill};

/// The words for a stage, in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub stage: &'a Stage,
    pub texts: &'static Messages,
}

impl Words<'_> {
    /// What is under way.
    pub fn progress(self) -> Option<&'static str> {
        match self.stage.name() {
            "starting" => Some(self.texts.logging_in()),
            "stopping" => Some(self.texts.logging_out()),
            _ => None,
        }
    }

    pub fn is_under_way(self) -> bool {
        self.progress().is_some()
    }

    /// Whether the page is about to be loaded anew, so that nothing is wrong with it that the operator has to see to.
    pub fn is_loading(self) -> bool {
        matches!(self.stage, Stage::Outdated { reason: None, .. })
    }

    /// What the bar's `data-stage` says: the stage, or that the page is about to go.
    pub fn look(self) -> &'static str {
        if self.is_loading() { "loading" } else { self.stage.name() }
    }

    /// What the button at the end of the bar is called.
    pub fn opener(self) -> String {
        let texts = self.texts;
        if let Some(progress) = self.progress() {
            return progress.into();
        }
        if self.is_loading() {
            return texts.loading_page().into();
        }
        let name = match self.stage {
            Stage::Acting { customer, .. } => return customer.name(),
            Stage::Unconfirmed { .. } => texts.not_confirmed(),
            Stage::Lapsed { .. } => texts.login_over(),
            Stage::Found { .. } => texts.not_started_here(),
            Stage::Outdated { .. } => texts.page_outdated(),
            _ => texts.log_in_as(),
        };
        name.into()
    }

    /// What stands before that.
    pub fn acting_for(self) -> &'static str {
        if matches!(self.stage, Stage::Acting { .. }) { self.texts.acting_for() } else { "" }
    }

    /// What those who cannot see a change are told of it, but for why something did not work.
    pub fn spoken(self) -> Option<String> {
        if self.is_loading() {
            return Some(self.texts.loading_page().into());
        }
        self.progress().map(Into::into).or_else(|| self.who())
    }

    /// For whom the operator acts, where the session is known to say so.
    pub fn who(self) -> Option<String> {
        match self.stage {
            Stage::Idle { notice: None, .. } => Some(self.texts.now_idle().into()),
            Stage::Acting { customer, notice: None | Some(Failure::ProfileLate), .. }
            | Stage::Found { customer, .. }
            | Stage::Outdated { customer: Some(customer), .. } => Some(fill(self.texts.now_acting(), &customer.name())),
            _ => None,
        }
    }
}

/// Why the last thing did not work, and what follows from it: the longest words there are, which an operator reads behind the
/// bar's button.
pub fn message(Words { stage, texts }: Words) -> Option<String> {
    let mut message = texts.failure(stage.notice()?);
    // Of a page of which nobody knows for whom it was made, the reason says that.
    if matches!(stage, Stage::Outdated { page: Page::Of(_), .. }) {
        message.push(' ');
        message.push_str(texts.outdated());
    }
    // Whoever was acted for before still is.
    if let Stage::Acting {
        customer,
        notice: Some(Failure::NoSuchCustomer | Failure::NotInEffect | Failure::Request(_)),
        ..
    } = stage
    {
        message.push(' ');
        message.push_str(&fill(texts.now_acting(), &customer.name()));
    }
    Some(message)
}
