//! Every way to write a file, and what each starts from, to be tried under hardship.

use std::fs;
use std::sync::LazyLock;

use rusqlite::Connection;

use super::long_entry;
use super::state::Files;
use crate::support::{Sandbox, repository};

/// A command that writes, and the files it starts from.
pub struct Writing {
    pub line: String,
    pub start: Sandbox,
    /// Whether `doctor` finds no fault at the start.
    pub starts_sound: bool,
    /// The state of all files before and after it, when nothing goes wrong.
    pub before: Files,
    pub after: Files,
}

/// From a journal with a history, with files to import, a configuration, and an earlier backup and
/// export.
const COMMANDS: [&str; 24] = [
    "log cass the budget -k coffee --also thanks='for the dashboard' --fact goal=grow \
     --promise 'the plan soon'",
    "add Dana Ortiz --unit Finance --email dana@example.com",
    "edit cass,devon --role Boss --tag steerco",
    "entry edit last --gut -1 --on 5d",
    "entry remove last",
    "fact add cass problem the close takes 9 days",
    "merge 'Devon Marsh' 'Cassandra Kelly'",
    "archive Devon Marsh",
    "forget Neal Wallace --yes",
    "undo",
    "unit rank Marketing Finance Sales Legal",
    "promise add cass the ERP --due 2026-12-24 --measure 'it runs'",
    "promise keep cass the dates",
    "pulse cass me 4",
    "import talks.ics --me me@example.com",
    "import cards.vcf",
    "import other.jsonl",
    "config scoring.half_life_days 60",
    "config people 'Priya=Priya Shah'",
    "backup copy.db",
    "backup earlier.db",
    "export -o new.jsonl",
    "export -o earlier.jsonl",
    "restore earlier.db",
];

/// Returns every way to write.
pub fn all() -> Vec<Writing> {
    let mut all: Vec<Writing> =
        COMMANDS.iter().map(|line| Writing::new(line, with_history())).collect();
    all.push(Writing::new(&long_entry(), with_history()));
    all.push(Writing::new("log 'Ruth Adler' hello --new", Sandbox::new()));
    all.push(Writing::new("import other.jsonl", without_journal()));
    all.push(Writing::new("restore earlier.db", without_journal()));
    all.push(Writing::new("restore earlier.db", cut_off()));
    all.push(Writing::new("log cass hello", of_version_1()));
    all.push(Writing::new("doctor --fix", with_wrong_sums()));
    all
}

impl Writing {
    pub fn new(line: &str, start: Sandbox) -> Writing {
        let end = start.copy();
        end.rel(line).succeeds();
        let starts_sound = start.rel("doctor").code == Some(0);
        let (before, after) = (Files::of(&start), Files::of(&end));
        assert!(before != after, "`rel {line}` writes nothing");
        Writing { line: line.to_owned(), starts_sound, start, before, after }
    }

    /// Returns what the command is called in a message.
    pub fn name(&self) -> String {
        self.line.chars().take(60).collect()
    }
}

/// Copies a journal that has a bit of everything.
pub fn with_history() -> Sandbox {
    static START: LazyLock<Sandbox> = LazyLock::new(|| {
        let mut sandbox = Sandbox::with_people();
        sandbox.file("config.toml", "# mine\npeople = [\"Priya\"]\n");
        sandbox.file("cards.vcf", "BEGIN:VCARD\nFN:Anna Roth\nEMAIL:anna@example.com\nEND:VCARD\n");
        sandbox.file("talks.ics", &calendar(120));
        for line in [
            "log neal the campaign -k lunch --by Priya",
            "promise add cass the dates --due 2026-12-04 --measure 'they hold'",
            "fact add devon interest chess",
            "backup earlier.db",
            "export -o earlier.jsonl",
            "log @all the offsite -k travel",
            "pulse neal team 3",
            "log cass,devon on the numbers --by Priya",
        ] {
            sandbox.rel(line).succeeds();
        }
        let other = Sandbox::with_new_people();
        other.rel("log devon the contract --fact goal='a second site'").succeeds();
        sandbox.file("other.jsonl", &other.rel("export").succeeds().stdout);
        sandbox.on("2026-11-21T09:00:00");
        sandbox
    });
    START.copy()
}

fn without_journal() -> Sandbox {
    let sandbox = with_history();
    fs::remove_file(sandbox.journal()).expect("the journal goes");
    sandbox
}

fn cut_off() -> Sandbox {
    let sandbox = with_history();
    let journal = fs::OpenOptions::new().write(true).open(sandbox.journal()).expect("a journal");
    journal.set_len(40_000).expect("it is cut off");
    sandbox
}

fn of_version_1() -> Sandbox {
    let sandbox = Sandbox::new();
    fs::copy(repository("tests/fixtures/version-1.db"), sandbox.journal()).expect("a journal");
    #[cfg(unix)]
    fs::set_permissions(sandbox.journal(), std::os::unix::fs::PermissionsExt::from_mode(0o600))
        .expect("it is private");
    sandbox
}

fn with_wrong_sums() -> Sandbox {
    let sandbox = with_history();
    let conn = Connection::open(sandbox.journal()).expect("a journal");
    conn.execute("UPDATE standing SET me = me + 1", []).expect("wrong sums");
    sandbox
}

/// Returns a calendar with this many events with one person.
pub fn calendar(events: usize) -> String {
    let event = |number: usize| {
        let (year, month, day) = (2015 + number / 336 % 11, 1 + number / 28 % 12, 1 + number % 28);
        format!(
            "BEGIN:VEVENT\nUID:event-{number}\nDTSTART:{year}{month:02}{day:02}T090000\n\
             SUMMARY:Talk number {number}\nATTENDEE:mailto:me@example.com\n\
             ATTENDEE:mailto:neal@example.com\nEND:VEVENT\n"
        )
    };
    let events: String = (0..events).map(event).collect();
    format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")
}
