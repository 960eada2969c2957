//! Changing settings in the configuration file, which keeps its comments and order.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use toml_edit::{Item, TableLike};

use super::Config;
use crate::error::{Error, Result};
use crate::interrupt::UnfinishedFile;

/// The value that resets a setting to its default.
pub const DEFAULT: &str = "default";

impl Config {
    /// Returns the configuration with one setting changed.
    ///
    /// # Errors
    /// If there is no such setting, or the value is not valid for it.
    fn with(&self, key: &str, value: &str) -> Result<Config> {
        let mut written = self.written.clone();
        let is_list = matches!(key, "people" | "me.emails")
            || key.ends_with(".aliases")
            || key.starts_with("import.words.");
        let names: Vec<&str> = key.split('.').collect();
        let Some((last, folders)) = names.split_last() else {
            return Ok(self.clone());
        };
        let mut table = written.as_table_mut() as &mut dyn TableLike;
        for name in folders {
            table = table
                .entry(name)
                .or_insert_with(|| {
                    let mut folder = toml_edit::Table::new();
                    folder.set_implicit(true);
                    Item::Table(folder)
                })
                .as_table_like_mut()
                .ok_or_else(|| Error::usage(format!("`{name}` is a value, not a table.")))?;
        }
        if value == DEFAULT {
            table.remove(last);
            remove_empty(written.as_table_mut(), folders);
        } else {
            table.insert(last, Item::Value(value_of(value, is_list)));
        }
        Config::understand(self.path.clone(), true, &written.to_string()).map_err(|why| {
            let refusal = match in_words(&why) {
                None => format!("There is no setting `{key}`."),
                Some(why) => format!("`{key}` cannot be set to `{value}`: {why}."),
            };
            Error::usage(refusal).hint("Nothing was changed. To see all settings: rel config")
        })
    }

    /// Changes one setting in the configuration file and returns the configuration with it. The new
    /// value follows from the file as it is now: several commands that do so at once take turns.
    ///
    /// # Errors
    /// If there is no such setting, the value is not valid for it, or the file cannot be written.
    pub fn change(&self, key: &str, value: impl FnOnce(&Config) -> String) -> Result<Config> {
        let cannot = |error: io::Error| {
            Error::refused(format!(
                "The configuration {} cannot be written: {error}.",
                self.path.display()
            ))
            .hint("Nothing was changed. Name another file with REL_CONFIG.")
        };
        // A link to the file stays a link.
        let file = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let folder = file.parent().filter(|folder| *folder != "").unwrap_or(Path::new("."));
        create_private(folder).map_err(cannot)?;
        let _turn = take_turn(folder).map_err(cannot)?;
        let present = Config::read(self.path.clone())?;
        let changed = present.with(key, &value(&present))?;
        let text = changed.written.to_string();
        let write = || {
            let mut unfinished = UnfinishedFile::beside(&file)?;
            unfinished.write_all(text.as_bytes())?;
            unfinished.as_file().sync_all()?;
            unfinished.persist(&file).map(drop).map_err(|error| error.error)
        };
        write().map_err(cannot)?;
        Ok(changed)
    }
}

/// Creates a folder, and those above it, that only its owner can look into.
fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Locks a folder until the result is dropped, where folders can be locked.
fn take_turn(folder: &Path) -> io::Result<Option<fs::File>> {
    if cfg!(not(unix)) {
        return Ok(None);
    }
    let folder = fs::File::open(folder)?;
    match folder.lock() {
        Err(error) if error.kind() != ErrorKind::Unsupported => Err(error),
        _ => Ok(Some(folder)),
    }
}

/// Removes the tables along a path that hold nothing.
fn remove_empty(table: &mut dyn TableLike, path: &[&str]) {
    let Some((first, below)) = path.split_first() else { return };
    let Some(folder) = table.get_mut(first).and_then(Item::as_table_like_mut) else { return };
    remove_empty(folder, below);
    if folder.is_empty() {
        table.remove(first);
    }
}

/// Returns what a value must be, from the message of the deserializer; `None` if there is no such
/// setting.
fn in_words(why: &str) -> Option<String> {
    if why.starts_with("unknown field") {
        return None;
    }
    let Some((_, expected)) = why.split_once(", expected ") else { return Some(why.to_owned()) };
    let choices: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    Some(match (choices.as_slice(), expected) {
        ([first @ .., last], _) if !first.is_empty() => {
            format!("it must be {} or {last}", first.join(", "))
        }
        (_, "f64") => "it must be a number".to_owned(),
        (_, "u32" | "i64" | "usize") => "it must be a whole number".to_owned(),
        (_, "a boolean") => "it must be true or false".to_owned(),
        (_, "a string") => "it must be text".to_owned(),
        (_, "a sequence") => "it must be a list".to_owned(),
        (_, group) if group.starts_with("struct") => "it is a group of settings".to_owned(),
        _ => why.to_owned(),
    })
}

/// Reads a value typed on the command line: as TOML if it is, else as text.
fn value_of(text: &str, is_list: bool) -> toml_edit::Value {
    match text.parse::<toml_edit::Value>() {
        Ok(value) if value.is_array() == is_list && !value.is_datetime() => value,
        _ if is_list => text.split(',').map(str::trim).filter(|item| !item.is_empty()).collect(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn parse(text: &str) -> Result<Config> {
        Config::parse(PathBuf::from("config.toml"), true, text)
    }

    #[test]
    fn setting_a_value_keeps_the_comments() {
        let config = parse("# mine\nformat = \"json\"\n").unwrap();
        let config = config.with("scoring.half_life_days", "60").unwrap();
        let config = config.with("people", "Priya Shah, Tom Okafor").unwrap();
        let config = config.with("kinds.golf.real", "true").unwrap();
        assert_eq!(config.scoring.half_life_days, 60.0);
        assert_eq!(config.people, ["Priya Shah", "Tom Okafor"]);
        assert!(config.kinds.named("golf").unwrap().real);
        assert!(config.written.to_string().starts_with("# mine\n"));
        let written = config.written.to_string();
        assert_eq!(parse(&written).unwrap().settings(), config.settings());
    }

    #[test]
    fn values_that_are_not_valid_are_refused() {
        for (key, value) in [
            ("scoring.half_life_days", "0"),
            ("scoring.half_life_days", "1e308"),
            ("kinds.golf.deposit", "1e308"),
            ("kinds.golf.deposit", "inf"),
            ("scoring.half_life_days", "soon"),
            ("scoring.nothing", "1"),
            ("nothing", "1"),
            ("format", "xml"),
            ("kinds.golf.side", "left"),
        ] {
            assert!(parse("").unwrap().with(key, value).is_err(), "{key} = {value}");
        }
    }
}
