use telesales_core::Stage;
use telesales_core::shift::{Acts, Event};

use super::keeper::{keeper, listen, take};
use super::shared::forget_over;
use super::warning::tell_once;
use crate::scene::Shown;

/// Tells the machine what the session says.
pub fn follow(now: &Shown) {
    if !keeper(now.scene).is_wanted {
        return;
    }
    listen(now.scene);
    let acts = acts(now.stage());
    if acts == Acts::Yes {
        forget_over();
    }
    take(now.scene, Event::Learnt(acts));
    tell_once(now);
}

fn acts(stage: &Stage) -> Acts {
    match stage {
        _ if stage.customer().is_some() => Acts::Yes,
        Stage::Unknown | Stage::Starting { .. } | Stage::Withdrawing { .. } => Acts::Changing,
        Stage::Stopping { .. } => Acts::Stopping,
        Stage::Unconfirmed { .. } => Acts::Unknown,
        _ => Acts::No,
    }
}
