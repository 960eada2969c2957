//! Progress bars for long commands.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a command may take before its progress is shown.
const MOMENT: Duration = Duration::from_millis(400);

/// The progress of a long command, shown only on a terminal and only after a moment.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_hidden: bool,
}

impl Progress {
    pub(super) fn new(total: usize, is_wanted: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(total).unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len}, {eta} left") {
            bar.set_style(style);
        }
        let is_hidden = is_wanted && io::stderr().is_terminal();
        Progress { bar, begun: Instant::now(), is_hidden }
    }

    /// Counts one more item as done.
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
