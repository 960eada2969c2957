use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long something may take before it is worth showing.
const MOMENT: Duration = Duration::from_millis(400);

/// How far a long command is; seen only on a terminal, and only when it takes longer than a moment.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_hidden: bool,
}

impl Progress {
    pub(super) fn new(total: usize, is_seen: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(total).unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len}, {eta} left") {
            bar.set_style(style);
        }
        let is_hidden = is_seen && io::stderr().is_terminal();
        Progress { bar, begun: Instant::now(), is_hidden }
    }

    /// One more is done.
    pub fn step(&mut self) {
        if self.is_hidden && self.begun.elapsed() > MOMENT {
            self.is_hidden = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
