//! What is new to the operator in what is drawn: what must not be missed, what is done, and what is said of it.

use telesales_core::Failure;

use crate::words::Words;

/// The stages whose form or card has nothing more to say once they are over.
const ENDING: [&str; 4] = ["starting", "stopping", "found", "outdated"];

/// What there was to know when it was drawn.
pub struct Attention {
    stage: &'static str,
    is_under_way: bool,
    news: Option<News>,
    spoken: Option<String>,
}

/// What is told, and who is in effect while it is told.
type News = (Failure, Option<String>);

/// What follows from what is new.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// There are news that must not be missed.
    pub opens: bool,
    /// What was asked for is done.
    pub closes: bool,
    /// What those are told who cannot see it; an empty text ends what was said.
    pub says: Option<String>,
}

impl Attention {
    /// What there is to know now. `message` words a failure; `None` while the words for it have not come.
    pub fn to(words: Words, message: Option<fn(Words) -> Option<String>>) -> Self {
        let spoken = match (words.stage.notice(), message) {
            (None, _) => words.spoken(),
            (Some(_), None) => None,
            (Some(_), Some(message)) => message(words).map(|text| {
                let who = words.who();
                who.map_or_else(|| text.clone(), |who| format!("{text} {who}"))
            }),
        };
        Self { stage: words.stage.name(), is_under_way: words.is_under_way(), news: news(words), spoken }
    }

    /// What has changed since then, or since there was no bar.
    pub fn since(&self, before: Option<&Self>) -> Moves {
        let Some(before) = before else {
            // What is as it should be when the bar comes is read with the page; what is not is said.
            let says = self.news.as_ref().and(self.spoken.clone());
            return Moves { opens: self.news.is_some(), closes: false, says };
        };
        let opens = self.news.is_some() && self.news != before.news;
        let is_over = ENDING.contains(&before.stage) && before.stage != self.stage && !self.is_under_way;
        let says = (self.spoken != before.spoken).then(|| self.spoken.clone().unwrap_or_default());
        Moves { opens, closes: !opens && is_over && self.news.is_none(), says }
    }
}

/// A late profile comes by itself most of the time, and the card says so to those who look.
fn news(Words { stage, .. }: Words) -> Option<News> {
    let failure = stage.notice().filter(|failure| *failure != Failure::ProfileLate)?;
    Some((failure, stage.customer().map(|customer| customer.email.clone())))
}
