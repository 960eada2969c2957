//! The user's settings: who I am, my people, kinds, scoring constants, the default format.

mod edit;
mod retention;

pub use edit::DEFAULT;
pub use retention::Retention;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use toml_edit::{DocumentMut, Item, TableLike};

use crate::error::{Error, Result};
use crate::model::date::DateOrder;
use crate::model::entry::LARGEST_DEPOSIT;
use crate::model::{Account, Kinds, Side};
use crate::scoring::Constants;
use crate::ui::OutputFormat;

/// The effective settings, along with the file they were read from.
#[derive(Debug, Clone)]
pub struct Config {
    pub path: PathBuf,
    /// Whether there is a file at the path.
    pub exists: bool,
    pub me: Me,
    /// My people, who `--by` takes.
    pub people: Vec<String>,
    pub format: OutputFormat,
    /// What comes first in `11/05/2026`, if the user has said.
    pub dates: Option<DateOrder>,
    /// How long to keep what is over, if the user has said.
    pub retain: Option<Retention>,
    pub scoring: Constants,
    pub kinds: Kinds,
    /// Words in the summary of a calendar event that make it an entry of a kind.
    pub event_words: BTreeMap<String, Vec<String>>,
    written: DocumentMut,
}

/// Who the leader is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Me {
    pub name: Option<String>,
    pub emails: Vec<String>,
}

/// The file as the user may write it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ConfigFile {
    me: Me,
    people: Vec<String>,
    format: Option<OutputFormat>,
    dates: Option<DateOrder>,
    retain: Option<Retention>,
    scoring: Constants,
    kinds: BTreeMap<String, KindSetting>,
    import: ImportSetting,
}

/// The settings of imports.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ImportSetting {
    words: BTreeMap<String, Vec<String>>,
}

/// The settings of a kind, built in or new.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct KindSetting {
    aliases: Option<Vec<String>>,
    real: Option<bool>,
    in_person: Option<bool>,
    side: Option<Side>,
    deposit: Option<f64>,
    account: Option<Account>,
    purpose: Option<String>,
    phrase: Option<String>,
}

/// One effective setting, to show where its value comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    pub key: String,
    pub value: Value,
    /// `file` or `default`.
    pub source: &'static str,
}

/// Returns the path of the configuration: `REL_CONFIG`, else in the user's configuration folder.
pub fn path() -> Result<PathBuf> {
    from_environment("REL_CONFIG")
        .or_else(|| Some(dirs::config_dir()?.join("rel").join("config.toml")))
        .ok_or_else(|| {
            Error::refused("There is no configuration folder, because no home folder is known.")
                .hint("Set HOME, or name the file with REL_CONFIG.")
        })
}

/// Returns the path of the journal: `--db`, else `REL_DB`, else in the user's data folder.
pub fn journal_path(flag: Option<&Path>) -> Result<PathBuf> {
    flag.map(Path::to_owned)
        .or_else(|| from_environment("REL_DB"))
        .or_else(|| Some(dirs::data_dir()?.join("rel").join("journal.db")))
        .ok_or_else(|| {
            Error::refused("There is no place for the journal, because no home folder is known.")
                .hint("Set HOME, or name a file with --db or REL_DB.")
        })
}

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Reads a file of a plausible size. Anything but a file could keep a command waiting for ever, or
/// never end; `/dev/null` stands for no settings.
fn read_file(path: &Path) -> io::Result<String> {
    const MOST_BYTES: u64 = 1 << 20;
    let data = fs::metadata(path)?;
    if path == Path::new("/dev/null") {
        return Ok(String::new());
    }
    if !data.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    if data.len() > MOST_BYTES {
        return Err(io::Error::other("it is larger than 1 MB"));
    }
    fs::read_to_string(path)
}

impl Config {
    /// Reads the configuration; without a file, everything has its default.
    ///
    /// # Errors
    /// If the file cannot be read or a setting is not valid.
    pub fn read(path: PathBuf) -> Result<Config> {
        let text = match read_file(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => {
                return Err(Error::refused(format!(
                    "The configuration {} cannot be read: {error}.",
                    path.display()
                ))
                .hint("Correct it, or name another file with REL_CONFIG."));
            }
        };
        let exists = text.is_some();
        Config::parse(path, exists, text.as_deref().unwrap_or_default())
    }

    fn parse(path: PathBuf, exists: bool, text: &str) -> Result<Config> {
        let file = path.display().to_string();
        Config::understand(path, exists, text).map_err(|why| {
            Error::refused(format!("The configuration {file} is not valid: {why}."))
                .hint("Correct it, or name another file with REL_CONFIG.")
        })
    }

    /// Reads the text of a configuration.
    ///
    /// # Errors
    /// Why it is not valid, as the end of a sentence.
    fn understand(path: PathBuf, exists: bool, text: &str) -> std::result::Result<Config, String> {
        if text.is_empty() {
            return Config::of(path, exists, ConfigFile::default(), DocumentMut::new());
        }
        let written: DocumentMut =
            text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
        let file: ConfigFile =
            toml_edit::de::from_str(text).map_err(|error| error.message().to_owned())?;
        file.scoring.check()?;
        Config::of(path, exists, file, written)
    }

    fn of(
        path: PathBuf,
        exists: bool,
        file: ConfigFile,
        written: DocumentMut,
    ) -> std::result::Result<Config, String> {
        let kinds = kinds(file.kinds)?;
        if let Some(kind) = file.import.words.keys().find(|kind| kinds.named(kind).is_none()) {
            return Err(format!("there is no kind `{kind}` for its import.words"));
        }
        Ok(Config {
            path,
            exists,
            me: file.me,
            people: file.people,
            format: file.format.unwrap_or_default(),
            dates: file.dates,
            retain: file.retain,
            scoring: file.scoring,
            kinds,
            event_words: file.import.words,
            written,
        })
    }

    /// Lists every effective setting and where it comes from.
    pub fn settings(&self) -> Vec<Setting> {
        let mut settings = vec![
            self.setting("me.name", &self.me.name),
            self.setting("me.emails", &self.me.emails),
            self.setting("people", &self.people),
            self.setting("format", &self.format.name()),
            self.setting("dates", &self.dates),
            self.setting("retain", &self.retain),
        ];
        if let Ok(Value::Object(constants)) = serde_json::to_value(&self.scoring) {
            settings.extend(
                constants
                    .into_iter()
                    .map(|(name, value)| self.setting(&format!("scoring.{name}"), &value)),
            );
        }
        for (kind, words) in &self.event_words {
            settings.push(self.setting(&format!("import.words.{kind}"), words));
        }
        for (kind, setting) in self.table("kinds").into_iter().flat_map(TableLike::iter) {
            for (field, item) in setting.as_table_like().into_iter().flat_map(TableLike::iter) {
                settings.push(self.setting(&format!("kinds.{kind}.{field}"), &plain(item)));
            }
        }
        settings
    }

    fn setting(&self, key: &str, value: &impl Serialize) -> Setting {
        Setting {
            key: key.to_owned(),
            value: serde_json::to_value(value).unwrap_or_default(),
            source: if self.is_written(key) { "file" } else { "default" },
        }
    }

    fn is_written(&self, key: &str) -> bool {
        let mut item = Some(self.written.as_item());
        for name in key.split('.') {
            item = item.and_then(|item| item.as_table_like()?.get(name));
        }
        item.is_some()
    }

    fn table(&self, name: &str) -> Option<&dyn TableLike> {
        self.written.get(name)?.as_table_like()
    }
}

fn plain(item: &Item) -> Value {
    let text = item.as_value().map(|value| value.clone().decorated("", "").to_string());
    let text = text.unwrap_or_default();
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// Returns the built-in kinds, changed and extended by the settings.
fn kinds(settings: BTreeMap<String, KindSetting>) -> std::result::Result<Kinds, String> {
    let mut kinds = Kinds::default();
    for (name, setting) in settings {
        let name = crate::model::name::check(&name)
            .map_err(|why| format!("`{name}` cannot be a kind: {why}"))?;
        let kind = kinds.entry(&name);
        kind.aliases = setting.aliases.unwrap_or_else(|| kind.aliases.clone());
        kind.real = setting.real.unwrap_or(kind.real);
        kind.in_person = setting.in_person.unwrap_or(kind.in_person);
        kind.side = setting.side.unwrap_or(kind.side);
        if let Some(deposit) = setting.deposit {
            if !(-LARGEST_DEPOSIT..=LARGEST_DEPOSIT).contains(&deposit) {
                return Err(format!(
                    "kinds.{name}.deposit must be a number from -{LARGEST_DEPOSIT} to \
                     {LARGEST_DEPOSIT}"
                ));
            }
            kind.deposit = deposit;
        }
        kind.account = setting.account.unwrap_or(kind.account);
        kind.purpose = setting.purpose.unwrap_or_else(|| kind.purpose.clone());
        kind.phrase = setting.phrase.unwrap_or_else(|| kind.phrase.clone());
    }
    Ok(kinds)
}
