//! The answer of `rel doctor`.

use std::path::Path;

use serde::Serialize;

use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::words;

/// The checks of a journal, with what they found and what was repaired.
#[derive(Debug, Serialize)]
pub struct HealthReport {
    pub path: String,
    /// The number of records; `None` if they cannot be counted.
    pub records: Option<i64>,
    /// Whether nothing is wrong; suggestions are not faults.
    pub sound: bool,
    pub checks: Vec<Check>,
    /// What `--fix` did, in sentences.
    pub repaired: Vec<String>,
    /// Whether there is a file at all.
    #[serde(skip)]
    pub is_there: bool,
}

/// One check, and what it found.
#[derive(Debug, Serialize)]
pub struct Check {
    pub name: &'static str,
    /// Whether nothing is wrong; suggestions are not faults.
    pub ok: bool,
    pub findings: Vec<Finding>,
}

/// Something that was found, in a sentence, and what to do about it.
#[derive(Debug, Serialize)]
pub struct Finding {
    pub what: String,
    pub fix: String,
}

impl Finding {
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Finding {
        Finding { what: what.into(), fix: fix.into() }
    }
}

impl Check {
    /// Makes a check whose findings are faults.
    pub fn of_faults(name: &'static str, findings: Vec<Finding>) -> Check {
        Check { name, ok: findings.is_empty(), findings }
    }

    /// Makes a check whose findings are suggestions.
    pub fn of_suggestions(name: &'static str, findings: Vec<Finding>) -> Check {
        Check { name, ok: true, findings }
    }

    /// Returns the name in words: `foreign keys`.
    fn in_words(&self) -> String {
        self.name.replace('_', " ")
    }
}

impl HealthReport {
    pub fn new(path: &Path, records: Option<i64>, checks: Vec<Check>) -> HealthReport {
        HealthReport {
            path: path.display().to_string(),
            records,
            sound: checks.iter().all(|check| check.ok),
            checks,
            repaired: Vec::new(),
            is_there: true,
        }
    }

    /// Makes the report of a journal that does not exist yet.
    pub fn of_no_journal(path: &Path) -> HealthReport {
        HealthReport { is_there: false, ..HealthReport::new(path, Some(0), Vec::new()) }
    }

    /// Counts the findings that are suggestions (`ok`), or faults.
    fn count(&self, ok: bool) -> usize {
        let checks = self.checks.iter().filter(|check| check.ok == ok);
        checks.map(|check| check.findings.len()).sum()
    }

    fn headline(&self) -> String {
        if !self.is_there {
            return format!("There is no journal at {} yet, so nothing can be wrong.", self.path);
        }
        let faults: Vec<String> =
            self.checks.iter().filter(|check| !check.ok).map(Check::in_words).collect();
        let mut parts = Vec::new();
        if !self.sound {
            let count = words::number_of(self.count(false), "fault", "faults");
            parts.push(format!("{count} ({})", words::and(&faults)));
        }
        parts.extend(self.records.map(words::records));
        if !self.repaired.is_empty() {
            parts.push(words::number_of(self.repaired.len(), "repair", "repairs"));
        }
        match self.count(true) {
            0 if self.sound => parts.push("no suggestions".to_owned()),
            0 => {}
            count => parts.push(words::number_of(count, "suggestion", "suggestions")),
        }
        let is = match (self.sound, self.repaired.is_empty()) {
            (true, true) => "is sound",
            (true, false) => "is sound again",
            (false, _) => "is not sound",
        };
        format!("The journal {is}: {}.", parts.join(", "))
    }
}

impl View for HealthReport {
    type Data = HealthReport;

    fn data(&self) -> &HealthReport {
        self
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline());
        if !self.is_there {
            return;
        }
        let mut table = Table::new([Column::word("CHECK"), Column::sentences("FOUND")]);
        for check in &self.checks {
            let mut name = check.in_words();
            if check.findings.is_empty() {
                table.row([(&name).into(), Cell::new("ok", Tone::Good)]);
            }
            for finding in &check.findings {
                let tone = if check.ok { Tone::Plain } else { Tone::Alarm };
                table.row([(&name).into(), Cell::new(&finding.what, tone)]);
                table.row(["".into(), format!("> {}", finding.fix).into()]);
                name.clear();
            }
        }
        page.table(&table);
        for done in &self.repaired {
            page.line(done);
        }
    }
}
