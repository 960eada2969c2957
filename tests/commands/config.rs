use super::refusals;
use crate::journal_file::at_once::{all_succeed, at_once};
use crate::support::Sandbox;

/// Returns a transcript without the folder of the sandbox and the widths that depend on it.
fn seen(sandbox: &Sandbox, lines: &[&str]) -> String {
    let seen = sandbox.session(lines).replace(&sandbox.path("").display().to_string(), "~/");
    let cells = |line: &str| -> String {
        line.split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>()
            .join(" | ")
    };
    seen.lines().map(|line| cells(line) + "\n").collect()
}

#[test]
fn config_shows_values_and_where_they_come_from() {
    let sandbox = Sandbox::new();
    let seen = seen(&sandbox, &["config"]);
    let few =
        seen.lines().filter(|line| !line.starts_with("scoring.") || line.contains("half_life"));
    let few: Vec<&str> = few.collect();
    insta::assert_snapshot!(few.join("\n"), @"
    $ rel config
    There is no configuration at ~/config.toml; using defaults.
    KEY | VALUE | FROM
    journal | ~/journal.db | REL_DB
    me.name | - | default
    me.emails | - | default
    people | - | default
    format | table | default
    dates | - | default
    retain | - | default
    scoring.half_life_days | 90 | default
    ");
    assert!(!sandbox.path("config.toml").exists() && !sandbox.journal().exists());
}

#[test]
fn the_journal_can_be_named_on_the_command_line() {
    let sandbox = Sandbox::new();
    let rows = sandbox.json("config --db other.db");
    assert_eq!(rows[0]["key"], "journal");
    assert_eq!(rows[0]["value"], "other.db");
    assert_eq!(rows[0]["source"], "--db");
}

#[test]
fn a_value_can_be_set_and_shown() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(seen(&sandbox, &[
        "config people \"Priya Shah, Tom Okafor\"",
        "config me.name \"Alex Doe\"",
        "config scoring.half_life_days 60",
        "config me",
        "config people",
    ]), @r#"
    $ rel config people "Priya Shah, Tom Okafor"
    Set people in ~/config.toml.
    KEY | VALUE | FROM
    people | Priya Shah, Tom Okafor | file

    $ rel config me.name "Alex Doe"
    Set me.name in ~/config.toml.
    KEY | VALUE | FROM
    me.name | Alex Doe | file

    $ rel config scoring.half_life_days 60
    Set scoring.half_life_days in ~/config.toml.
    KEY | VALUE | FROM
    scoring.half_life_days | 60 | file

    $ rel config me
    2 settings begin with me.
    KEY | VALUE | FROM
    me.name | Alex Doe | file
    me.emails | - | default

    $ rel config people
    people is set in the file.
    KEY | VALUE | FROM
    people | Priya Shah, Tom Okafor | file
    "#);
    let file = std::fs::read_to_string(sandbox.path("config.toml")).expect("the file");
    insta::assert_snapshot!(file, @r#"
    people = ["Priya Shah", "Tom Okafor"]

    [me]
    name = "Alex Doe"

    [scoring]
    half_life_days = 60
    "#);
}

#[test]
fn comments_and_order_of_the_file_are_kept() {
    let sandbox = Sandbox::new();
    let written = "# mine\nformat = \"table\" # as it comes\n\n[me]\nname = \"Alex\"\n";
    std::fs::write(sandbox.path("config.toml"), written).expect("a file");
    sandbox.rel("config me.name \"Alex Doe\"").succeeds();
    let file = std::fs::read_to_string(sandbox.path("config.toml")).expect("the file");
    assert_eq!(file, written.replace("Alex", "Alex Doe"));
}

#[test]
fn a_colleague_is_not_renamed_to_the_name_they_have() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config people \"Priya Shah\"").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "config people \"Priya Shah=Priya Shah\"",
        "config people \"Priya=Priya Shah\"",
    ]), @r#"
    $ rel config people "Priya Shah=Priya Shah"
    ! error: Priya Shah is already called that.
    ! Nothing was changed.
    [exit 1]

    $ rel config people "Priya=Priya Shah"
    ! error: Priya Shah is already called that.
    ! Nothing was changed.
    [exit 1]
    "#);
}

#[test]
fn the_default_format_is_a_setting() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config format tsv").succeeds();
    let listed = sandbox.rel("list units").succeeds().stdout;
    assert!(listed.starts_with("id\tuid\tname\t"), "{listed}");
    insta::assert_snapshot!(sandbox.session(&["list units --format table"]), @"
    $ rel list units --format table
    There are 3 units, the heaviest first.
    UNIT       WEIGHT  EVERY  PEOPLE  WHY
    Sales           3      -       1
    Finance         2      -       1
    Marketing       1      -       1
    ");
}

#[test]
fn a_kind_can_be_defined() {
    let sandbox = Sandbox::with_people();
    for line in [
        "config kinds.golf.real true",
        "config kinds.golf.in_person true",
        "config kinds.golf.side social",
        "config kinds.golf.deposit 2.5",
        "config kinds.golf.aliases \"18 holes, links\"",
        "config kinds.meal.deposit 1",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&[
        "log cass he won -k links",
        "log devon noodles -k lunch",
        "list entries",
        "list kinds --match golf",
    ]), @"
    $ rel log cass he won -k links
    #7 Golf with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +2.5, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log devon noodles -k lunch
    #8 Meal with Devon Marsh, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 5 Dec.

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #8  21 Nov 2026  meal  Devon Marsh       +1.0  noodles
    #7  21 Nov 2026  golf  Cassandra Kelly   +2.5  he won

    $ rel list kinds --match golf
    There is 1 kind of entry.
    KIND  CONTACT    SIDE    WORTH  ACCOUNT  ALIASES          USED FOR
    golf  in person  social   +2.5  me       18 holes, links
    ");
}

#[test]
fn an_entry_keeps_its_deposit_when_the_kind_changes() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass noodles -k lunch").succeeds();
    let before = sandbox.json("list entries");
    sandbox.rel("config kinds.meal.deposit 9").succeeds();
    sandbox.rel("config kinds.meal.real false").succeeds();
    assert_eq!(sandbox.json("list entries"), before);
    assert_eq!(sandbox.json("show cass")["standing"]["balance"]["me"], 2.0);
}

#[test]
fn a_changed_constant_is_used_at_once() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass noodles -k lunch -d 90d").succeeds();
    let balance = || sandbox.json("show cass")["standing"]["balance"]["me"].clone();
    assert_eq!(balance(), 1.0);
    sandbox.rel("config scoring.half_life_days 45").succeeds();
    assert_eq!(balance(), 0.5);
}

#[test]
fn config_refuses_unknown_keys_and_bad_values() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "config colour",
        "config fromat",
        "config scoring.half_life",
    ]), @"
    $ rel config colour  # exit 2
    ! error: There is no setting `colour`.
    ! To see all settings: rel config
    $ rel config fromat  # exit 2
    ! error: There is no setting `fromat`.
    ! Did you mean format? To see all settings: rel config
    $ rel config scoring.half_life  # exit 2
    ! error: There is no setting `scoring.half_life`.
    ! Did you mean scoring.half_life_days? To see all settings: rel config
    ");
    insta::assert_snapshot!(refusals(&sandbox, &[
        "config scoring.half_life_days abc",
        "config format xml",
        "config kinds.golf.real maybe",
        "config kinds.golf.side sporty",
        "config scoring 5",
        "config scoring.nonsense 1",
        "config nonsense default",
        "config journal /x",
    ]), @"
    $ rel config scoring.half_life_days abc  # exit 2
    ! error: `scoring.half_life_days` cannot be set to `abc`: it must be a number.
    ! Nothing was changed. To see all settings: rel config
    $ rel config format xml  # exit 2
    ! error: `format` cannot be set to `xml`: it must be table, json, csv or tsv.
    ! Nothing was changed. To see all settings: rel config
    $ rel config kinds.golf.real maybe  # exit 2
    ! error: `kinds.golf.real` cannot be set to `maybe`: it must be true or false.
    ! Nothing was changed. To see all settings: rel config
    $ rel config kinds.golf.side sporty  # exit 2
    ! error: `kinds.golf.side` cannot be set to `sporty`: it must be business, social, both or none.
    ! Nothing was changed. To see all settings: rel config
    $ rel config scoring 5  # exit 2
    ! error: `scoring` cannot be set to `5`: it is a group of settings.
    ! Nothing was changed. To see all settings: rel config
    $ rel config scoring.nonsense 1  # exit 2
    ! error: There is no setting `scoring.nonsense`.
    ! Nothing was changed. To see all settings: rel config
    $ rel config nonsense default  # exit 2
    ! error: There is no setting `nonsense`.
    ! To see all settings: rel config
    $ rel config journal /x  # exit 2
    ! error: The journal is not named in the configuration.
    ! Nothing was changed. Name the journal with --db or REL_DB.
    ");
    for line in [
        "config format xml",
        "config scoring.half_life_days 0",
        "config scoring.half_life_days -1",
        "config scoring.half_life_days nan",
        "config scoring.half_life_days soon",
        "config scoring.nonsense 1",
        "config kinds.golf.side sporty",
        "config kinds.golf.nonsense 1",
        "config nonsense 1",
    ] {
        let seen = refusals(&sandbox, &[line]);
        let told = seen.lines().filter(|said| said.starts_with("! error: ")).count();
        assert_eq!((told, seen.lines().count()), (1, 3), "a sentence and a hint: {seen}");
        assert!(!sandbox.path("config.toml").exists(), "{line}");
    }
}

#[test]
fn a_broken_file_stops_every_command_and_is_left_alone() {
    let sandbox = Sandbox::with_people();
    for text in ["format = \"xml\"", "[scoring]\nhalf_life_days = -1", "nonsense", "colour = 1"] {
        std::fs::write(sandbox.path("config.toml"), text).expect("a file");
        let seen = refusals(&sandbox, &["stale", "log cass hello", "config"]);
        assert!(seen.contains("config.toml"), "{seen}");
        let file = std::fs::read_to_string(sandbox.path("config.toml")).expect("the file");
        assert_eq!(file, text);
    }
}

#[test]
fn a_reset_leaves_no_empty_tables() {
    let sandbox = Sandbox::new();
    for line in
        ["config format csv", "config scoring.half_life_days 60", "config kinds.golf.real true"]
    {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(seen(&sandbox, &[
        "config scoring.half_life_days default",
        "config kinds.golf.real default --format table",
    ]), @"
    $ rel config scoring.half_life_days default
    key,value,source
    scoring.half_life_days,90.0,default

    $ rel config kinds.golf.real default --format table
    Reset kinds.golf.real to its default in ~/config.toml.
    KEY | VALUE | FROM
    ");
    let file = std::fs::read_to_string(sandbox.path("config.toml")).expect("the file");
    assert_eq!(file, "format = \"csv\"\n");
}

#[test]
fn the_journal_is_shown_among_the_settings() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(seen(&sandbox, &["config journal"]), @"
    $ rel config journal
    The journal is named with --db or REL_DB.
    KEY | VALUE | FROM
    journal | ~/journal.db | REL_DB
    ");
}

#[test]
fn twenty_settings_at_once_are_all_kept() {
    let sandbox = Sandbox::new();
    let words: Vec<String> = (0..20).map(|n| format!("config kinds.k{n}.real true")).collect();
    all_succeed(&at_once(&sandbox, words.into_iter()));
    let kinds = sandbox.json("list kinds");
    let names = kinds.as_array().expect("kinds").iter().map(|kind| kind["name"].as_str());
    assert_eq!(names.flatten().filter(|name| name.starts_with('k')).count(), 20);
}

#[cfg(unix)]
#[test]
fn the_file_is_private_and_a_link_to_it_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::new();
    let config = |line: &str| {
        let mut command = sandbox.command(line);
        command.env("REL_CONFIG", sandbox.path("new/deep/config.toml"));
        assert!(command.status().expect("rel runs").success(), "{line}");
    };
    config("config format json");
    let mode = |name: &str| {
        let data = std::fs::metadata(sandbox.path(name)).expect("it is there");
        data.permissions().mode() & 0o777
    };
    assert_eq!(
        (mode("new"), mode("new/deep"), mode("new/deep/config.toml")),
        (0o700, 0o700, 0o600)
    );

    symlink("new/deep/config.toml", sandbox.path("config.toml")).expect("a link");
    sandbox.rel("config me.name Alex").succeeds();
    assert!(sandbox.path("config.toml").is_symlink());
    let text = std::fs::read_to_string(sandbox.path("new/deep/config.toml")).expect("a file");
    assert_eq!(text, "format = \"json\"\n\n[me]\nname = \"Alex\"\n");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_no_file_is_refused_at_once() {
    let sandbox = Sandbox::new();
    let pipe = sandbox.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    for path in [pipe.as_path(), std::path::Path::new("/dev/full"), &sandbox.path("")] {
        let output = sandbox.command("list").env("REL_CONFIG", path).output().expect("rel runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("not a regular file"), "{said}");
    }
    let mut list = sandbox.command("list");
    let none = list.env("REL_CONFIG", "/dev/null").status().expect("rel runs");
    assert!(none.success());
    let output = sandbox.command("list").env("TZ", &pipe).output().expect("rel runs");
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}
