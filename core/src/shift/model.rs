//! The machine of one tab.

use super::clock::{Clocks, Since};
use super::effect::Effect;
use super::event::{Acts, Event, Now, Settings, Shared};

/// How long a tab goes without looking, in milliseconds. What it must not miss (a lid that was closed, a clock that was set) it
/// notices by then.
pub const CHECK_MS: u64 = 30_000;

/// How long after the end a tab stops, in milliseconds: what another tab has shared right before the end has come by then.
pub const GRACE_MS: u64 = 1_000;

const MINUTE_MS: u64 = 60_000;

/// All that one tab knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    settings: Settings,
    acts: Acts,
    since: Option<Since>,
    active: Option<Since>,
    /// When it last looked.
    looked: Option<Clocks>,
    /// In how many minutes acting ends, once that is to be said.
    left: Option<u64>,
    /// What was said last.
    told: Option<u64>,
    /// When it was stopped, by the clock that nobody can set.
    stopped: Option<u64>,
    /// Whether a stop has failed, and what is remembered of that is yet to be seen.
    goes_on: bool,
}

impl Model {
    /// A tab that knows nothing yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            acts: Acts::No,
            since: None,
            active: None,
            looked: None,
            left: None,
            told: None,
            stopped: None,
            goes_on: false,
        }
    }

    /// In how many minutes acting ends, rounded up, once the operator is to be warned; none is less than one.
    #[must_use]
    pub fn left(&self) -> Option<u64> {
        self.left
    }

    /// Moves the model on, and says what is to be done.
    pub fn update(&mut self, event: Event, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.settings.limit.or(self.settings.idle).is_none() {
            return effects;
        }
        if let Event::Learnt(acts) = event {
            self.learn(acts, now, &mut effects);
        }
        if self.acts == Acts::No {
            return effects;
        }
        self.pass(now);
        self.see(now, &mut effects);
        self.goes_on &= self.acts != Acts::Yes;
        let is_over = self.remaining().0 == 0;
        match event {
            Event::Stay if !is_over => {
                self.begin(now, &mut effects);
                self.act(now, &mut effects);
            }
            Event::Active if !is_over && self.is_news() => self.act(now, &mut effects),
            _ => {}
        }
        self.look(now, &mut effects);
        effects
    }

    fn learn(&mut self, acts: Acts, now: &Now, effects: &mut Vec<Effect>) {
        let counts = self.acts != Acts::No || (acts == Acts::Unknown && now.shared.since.is_some());
        match acts {
            Acts::No => {
                if now.shared != Shared::default() {
                    effects.push(Effect::Forget);
                }
                *self = Self::new(self.settings);
            }
            Acts::Changing | Acts::Stopping | Acts::Unknown if !counts => {}
            _ => {
                self.goes_on |= self.acts == Acts::Stopping;
                self.goes_on &= acts != Acts::Changing;
                self.acts = acts;
            }
        }
    }

    fn pass(&mut self, now: &Now) {
        let clocks = Clocks { time: now.time, steady: now.steady };
        let passed = self.looked.map_or(0, |looked| looked.until(clocks));
        self.since = self.since.map(|since| since.after(passed));
        self.active = self.active.map(|active| active.after(passed));
        self.looked = Some(clocks);
    }

    /// Takes over what all tabs know.
    fn see(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        // Acting may have begun without this part of the toolbar. Which of two times is later a clock that was set does not tell.
        let is_new = now.began.is_some() && now.began != now.shared.began;
        let known = match self.since {
            Some(since) if is_new && self.goes_on => Some(since.time),
            _ if is_new => {
                (self.since, self.active) = (None, None);
                now.began
            }
            _ => now.shared.since,
        };
        match (known, self.since) {
            (None, None) => self.begin(now, effects),
            // The page has thrown away what it keeps, and that with it.
            (None, Some(known)) => effects.push(Self::share(known.time, now)),
            (Some(time), Some(known)) if time == known.time => {}
            (Some(time), _) => match Since::see(time, now.time) {
                Some(seen) => self.since = Some(seen),
                // The clock was set back, and how long it has been nobody knows: it is over soon, unless the operator stays.
                None => self.begin_late(now, effects),
            },
        }
        if let (true, Some(since)) = (is_new, self.since) {
            effects.push(Self::share(since.time, now));
        }
        let active = now.shared.active;
        if active.is_some() && active != self.active.map(|active| active.time) {
            self.active = active.and_then(|time| Since::see(time, now.time));
        }
    }

    fn share(since: u64, now: &Now) -> Effect {
        Effect::ShareSince { since, began: now.began }
    }

    fn begin(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        self.since = Since::see(now.time, now.time);
        self.told = None;
        effects.push(Self::share(now.time, now));
    }

    fn begin_late(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let both = [self.settings.limit, self.settings.idle];
        let whole = both.into_iter().flatten().min().unwrap_or_default();
        let time = now.time.saturating_sub(whole - self.warns_before(whole));
        self.since = Since::see(time, now.time);
        effects.push(Self::share(time, now));
    }

    fn act(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        self.active = Since::see(now.time, now.time);
        effects.push(Effect::ShareActive(now.time));
    }

    /// Whether the others know of nothing that the operator did lately. They need not hear of each key.
    fn is_news(&self) -> bool {
        const LATELY_MS: u64 = 2_000;
        self.settings.idle.is_some() && self.active.is_none_or(|active| active.passed >= LATELY_MS)
    }

    fn warns_before(&self, whole: u64) -> u64 {
        self.settings.warn.min(whole / 2)
    }

    /// How long it is until the end and, after that, until the warning; and how long the end has been.
    fn remaining(&self) -> (u64, u64, u64) {
        let acting = self.since.map_or(0, |since| since.passed);
        let idle = self.active.map_or(acting, |active| active.passed.min(acting));
        let of = |whole: Option<u64>, passed: u64| whole.map(|whole| (whole, passed));
        let both = [of(self.settings.limit, acting), of(self.settings.idle, idle)].into_iter().flatten();
        both.map(|(whole, passed)| {
            let left = whole.saturating_sub(passed);
            (left, left.saturating_sub(self.warns_before(whole)), passed.saturating_sub(whole))
        })
        .reduce(|one, other| (one.0.min(other.0), one.1.min(other.1), one.2.max(other.2)))
        .unwrap_or((u64::MAX, u64::MAX, 0))
    }

    fn look(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let (left, until_warning, over) = self.remaining();
        let minutes = left.div_ceil(MINUTE_MS).max(1);
        self.left = (until_warning == 0).then_some(minutes);
        if self.left.is_none() {
            self.told = None;
        } else if left > 0 && self.told.is_none_or(|told| told > minutes) && (self.told.is_none() || minutes == 1) {
            self.told = Some(minutes);
            effects.push(Effect::Tell(minutes));
        }
        let until_again = self.stopped.map_or(0, |stopped| (stopped + CHECK_MS).saturating_sub(now.steady));
        let may_stop = self.acts == Acts::Yes || self.acts == Acts::Unknown;
        if left == 0 && over >= GRACE_MS && may_stop && until_again == 0 {
            self.stopped = Some(now.steady);
            effects.push(Effect::Stop);
        }
        let next = match (left, until_warning) {
            (0, _) if over < GRACE_MS => GRACE_MS - over,
            (0, _) if until_again > 0 => until_again,
            (0, _) => CHECK_MS,
            // What is said changes with each minute.
            (left, 0) => left - (left.div_ceil(MINUTE_MS) - 1) * MINUTE_MS,
            (_, until_warning) => until_warning,
        };
        // A timer may be a little early.
        effects.push(Effect::LookAfter(next.clamp(1, CHECK_MS)));
    }
}
