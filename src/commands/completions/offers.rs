//! What can follow the words of a line, whatever the shell.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::Path;

use clap_complete::engine;

use crate::commands::complete;

/// The command line that is being completed.
pub struct Asked<'a> {
    pub command: &'a mut clap::Command,
    pub folder: Option<&'a Path>,
}

/// Something that can stand where the cursor is.
#[derive(Debug, PartialEq, Eq)]
pub struct Offer {
    pub value: String,
    /// What it is, in one line.
    pub help: Option<String>,
}

impl Offer {
    pub fn is_flag(&self) -> bool {
        self.value.starts_with('-')
    }

    /// Returns whether it is a folder, in which more can follow.
    pub fn is_folder(&self) -> bool {
        self.value.ends_with('/') && Path::new(&self.value).is_dir()
    }
}

impl Asked<'_> {
    /// Returns what can be the last word of a line.
    pub fn offers(&mut self, words: &[String]) -> Vec<Offer> {
        complete::in_journal(words);
        let args: Vec<OsString> = words.iter().map(OsString::from).collect();
        let last = args.len().saturating_sub(1);
        let found = engine::complete(self.command, args, last, self.folder).unwrap_or_default();
        let mut seen = HashSet::new();
        found
            .into_iter()
            .map(|candidate| Offer {
                value: candidate.get_value().to_string_lossy().into_owned(),
                help: candidate.get_help().and_then(|help| first_line(&help.to_string())),
            })
            // A control character can be neither typed nor handed to a shell in a line of its own.
            .filter(|offer| !offer.value.is_empty() && !offer.value.contains(char::is_control))
            .filter(|offer| seen.insert(offer.value.clone()))
            .collect()
    }
}

fn first_line(help: &str) -> Option<String> {
    let line = help.lines().next()?;
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Some(line.trim().to_owned()).filter(|line| !line.is_empty())
}
