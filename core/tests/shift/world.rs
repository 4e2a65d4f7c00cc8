//! A browser with two tabs, a clock that can be set and a lid that can be closed. It knows what time it really is, and after
//! every step checks what must always hold.

use std::mem;

use telesales_core::shift::{Acts, CHECK_MS, Effect, Event, GRACE_MS, Model, Now, Settings, Shared};

pub const MINUTE: u64 = 60_000;
pub const LIMIT: u64 = 10 * MINUTE;
pub const IDLE: u64 = 6 * MINUTE;
pub const WARN: u64 = 2 * MINUTE;

/// What a person needs to answer (WCAG 2.2.1).
const TO_ANSWER: u64 = 20_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    /// The true time.
    truth: u64,
    /// What the clock on the wall shows more than that.
    offset: i64,
    /// How long the computer has slept.
    slept: u64,
    shared: Shared,
    began: Option<u64>,
    is_acting: bool,
    /// The session refuses the next stop.
    refuses: bool,
    /// When it last did.
    refused: u64,
    /// When acting truly began, or the operator last chose to stay.
    since: u64,
    /// When the operator last did something.
    active: u64,
    /// The most that the clock on the wall has shown more since then.
    most: i64,
    /// The clock has shown more time than has passed since then.
    was_set_ahead: bool,
    pub tabs: [Tab; 2],
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tab {
    model: Model,
    pub is_frozen: bool,
    /// Since when it has been awake without a break, by the true time.
    awake: u64,
    looks_at: Option<u64>,
    told: Option<u64>,
    /// The clock was set back while it did not look: how much time has passed it cannot know.
    is_misled: bool,
    /// What it knew, and by which clock, when it last looked.
    looked: (Shared, i64, u64),
}

impl Tab {
    fn new(truth: u64, is_misled: bool) -> Self {
        let model = Model::new(Settings { limit: Some(LIMIT), idle: Some(IDLE), warn: WARN });
        Self {
            model,
            is_frozen: false,
            awake: truth,
            looks_at: None,
            told: None,
            is_misled,
            looked: Default::default(),
        }
    }
}

impl World {
    pub fn new() -> Self {
        let truth = 1_000 * MINUTE;
        Self {
            truth,
            offset: 0,
            most: 0,
            slept: 0,
            shared: Shared::default(),
            began: None,
            is_acting: false,
            refuses: false,
            refused: 0,
            since: 0,
            active: 0,
            was_set_ahead: false,
            tabs: [Tab::new(truth, false), Tab::new(truth, false)],
        }
    }

    /// A toolbar begins to act for somebody, and all tabs hear of it.
    pub fn starts(&mut self) {
        self.is_acting = true;
        (self.since, self.active) = (self.truth, self.truth);
        (self.was_set_ahead, self.began) = (false, Some(self.clock()));
        (self.shared, self.most) = (Shared::default(), self.offset);
        for tab in &mut self.tabs {
            (tab.is_misled, tab.told) = (false, None);
        }
        self.all_learn();
    }

    /// The tab's page is loaded anew.
    pub fn loads(&mut self, tab: usize) {
        self.tabs[tab] = Tab::new(self.truth, self.offset < self.most);
        self.tabs[tab].looked = (self.shared, self.offset, self.slept);
        self.learns(tab);
    }

    pub fn freezes(&mut self, tab: usize) {
        self.tabs[tab].is_frozen = true;
    }

    pub fn thaws(&mut self, tab: usize) {
        self.tabs[tab].is_frozen = false;
        self.tabs[tab].awake = self.truth;
        self.learns(tab);
    }

    pub fn refuses_a_stop(&mut self) {
        self.refuses = true;
    }

    /// Somebody sets the clock.
    pub fn sets_clock(&mut self, by: i64) {
        self.offset += by;
        self.most = self.most.max(self.offset);
        self.was_set_ahead |= self.is_acting && by > 0;
    }

    /// The lid is closed for a while. The clock that nobody can set stands still meanwhile, and so do timers.
    pub fn sleeps(&mut self, milliseconds: u64) {
        self.truth += milliseconds;
        self.slept += milliseconds;
        for tab in self.tabs.iter_mut().filter(|tab| !tab.is_frozen) {
            tab.awake = self.truth;
        }
        for tab in &mut self.tabs {
            tab.looks_at = tab.looks_at.map(|at| at + milliseconds);
        }
    }

    pub fn works(&mut self, tab: usize) {
        if self.tabs[tab].is_frozen {
            return;
        }
        let effects = self.send(tab, Event::Active);
        if effects.iter().any(|effect| matches!(effect, Effect::ShareActive(_))) {
            self.active = self.truth;
        }
    }

    pub fn stays(&mut self, tab: usize) {
        if self.tabs[tab].is_frozen {
            return;
        }
        let shares = |effect: &Effect| matches!(effect, Effect::ShareActive(_));
        if self.send(tab, Event::Stay).iter().any(shares) {
            (self.since, self.active, self.was_set_ahead) = (self.truth, self.truth, false);
            self.most = self.offset;
        }
    }

    /// Time passes, and whoever wanted to look looks.
    pub fn passes(&mut self, milliseconds: u64) {
        let end = self.truth + milliseconds;
        loop {
            let due = |tab: &usize| self.tabs[*tab].looks_at.filter(|_| !self.tabs[*tab].is_frozen);
            let next = (0..2).filter_map(|tab| Some((due(&tab)?, tab))).min();
            match next.filter(|(at, _)| *at <= end) {
                Some((at, tab)) => {
                    self.truth = self.truth.max(at);
                    self.tabs[tab].looks_at = None;
                    self.send(tab, Event::Looked);
                }
                None => break,
            }
        }
        self.truth = end;
        self.holds();
    }

    fn clock(&self) -> u64 {
        self.truth.saturating_add_signed(self.offset)
    }

    fn learns(&mut self, tab: usize) {
        if !self.tabs[tab].is_frozen {
            self.send(tab, Event::Learnt(if self.is_acting { Acts::Yes } else { Acts::No }));
        }
    }

    fn all_learn(&mut self) {
        (0..2).for_each(|tab| self.learns(tab));
    }

    fn send(&mut self, tab: usize, event: Event) -> Vec<Effect> {
        let (shared, offset, slept) = self.tabs[tab].looked;
        // A clock that was set back hides how long the computer has slept, and how long ago it was what others have shared.
        let is_told = shared != self.shared || self.began != self.shared.began;
        let hides = (slept < self.slept && self.offset < offset) || (is_told && self.offset < self.most);
        self.tabs[tab].is_misled |= hides;
        let began = self.began.filter(|_| self.is_acting);
        let now = Now { time: self.clock(), steady: self.truth - self.slept, shared: self.shared, began };
        let effects = self.tabs[tab].model.update(event, &now);
        for effect in &effects {
            match effect {
                Effect::ShareSince { since, began } => {
                    (self.shared.since, self.shared.began) = (Some(*since), *began);
                }
                Effect::ShareActive(time) => self.shared.active = Some(*time),
                Effect::Forget => self.shared = Shared::default(),
                Effect::Tell(_) => self.tabs[tab].told = self.tabs[tab].told.or(Some(self.truth)),
                Effect::LookAfter(after) => self.tabs[tab].looks_at = Some(self.truth + after),
                Effect::Stop => self.stops(tab),
            }
        }
        self.tabs[tab].looked = (self.shared, self.offset, self.slept);
        if self.tabs[tab].model.left().is_none() {
            self.tabs[tab].told = None;
        }
        self.holds();
        effects
    }

    /// The session takes it, and all tabs hear of it.
    fn stops(&mut self, by: usize) {
        assert!(self.is_acting, "stops what is over");
        let (acting, idle) = (self.truth - self.since, self.truth - self.active);
        let is_due = acting >= LIMIT || idle >= IDLE;
        let is_unsure = self.was_set_ahead || self.tabs.iter().any(|tab| tab.is_misled);
        assert!(is_due || is_unsure, "stopped by tab {by} {acting} ms after it began or somebody stayed: {self:?}");
        let tab = &self.tabs[by];
        let was_there = self.truth - tab.awake > WARN + CHECK_MS;
        if was_there && !self.was_set_ahead && !tab.is_misled {
            let told = tab.told.expect("the operator was warned");
            assert!(self.truth - told >= TO_ANSWER, "no time to answer: {self:?}");
        }
        if mem::take(&mut self.refuses) {
            self.send(by, Event::Learnt(Acts::Stopping));
            // What is remembered of it then is that the customer was changed now.
            (self.refused, self.began) = (self.truth, Some(self.clock()));
            self.learns(by);
        } else {
            self.is_acting = false;
        }
        self.all_learn();
    }

    fn holds(&self) {
        if !self.is_acting {
            return;
        }
        let is_witness = |tab: &Tab| !tab.is_frozen && !tab.is_misled;
        let Some(awake) = self.tabs.iter().filter(|tab| is_witness(tab)).map(|tab| tab.awake).min() else { return };
        let end = (self.since + LIMIT).min(self.active.max(self.since) + IDLE).max(awake).max(self.refused);
        assert!(self.truth <= end + GRACE_MS + CHECK_MS, "acting outlives its end: {self:?}");
    }
}
