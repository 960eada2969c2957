#[cfg(unix)]
mod full_disk;

use super::refusals;
use crate::support::Sandbox;

/// Creates a journal with Neal in entries of his own, in shared ones, in facts and in other notes.
fn with_neal() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "edit neal --alias Nealy",
        "log neal the zebra campaign -k lunch -d 20d",
        "log neal,cass budget -d 10d",
        "log cass Neal wants more ads -d 5d",
        "fact add neal interest zebras",
        "fact add devon background worked for Neal Wallace",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

/// Whether the file has a text somewhere, whatever the case.
fn holds(sandbox: &Sandbox, text: &str) -> bool {
    let bytes = std::fs::read(sandbox.journal()).expect("the journal");
    bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

#[test]
fn forget_removes_every_record_and_lists_other_mentions() {
    let sandbox = with_neal();
    insta::assert_snapshot!(sandbox.session(&[
        "forget Neal Wallace --yes",
        "list",
        "list entries",
        "list facts",
    ]), @r#"
    $ rel forget Neal Wallace --yes
    Forgot Neal Wallace along with 1 entry and 1 fact. 1 shared entry lost the person. 9 steps can no longer be undone.
    Still mentioned in 2 other texts:
      #9 entry: "Neal wants more ads"
      #11 fact: "worked for Neal Wallace"

    $ rel list
    There are 2 people.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         67%    21d  16 Nov 2026  fresh
    Devon Marsh      -     Sales          100%    14d  never        never

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #9  16 Nov 2026  talk  Cassandra Kelly   +1.0  Neal wants more ads
    #8  11 Nov 2026  talk  Cassandra Kelly   +1.0  budget

    $ rel list facts
    There is 1 fact, the newest first.
     ID  NAME         TOPIC       WHAT                     LEARNED
    #11  Devon Marsh  background  worked for Neal Wallace  Sat 21 Nov 2026
    "#);
}

#[test]
fn redact_removes_other_mentions() {
    let sandbox = with_neal();
    insta::assert_snapshot!(sandbox.session(&[
        "forget Neal Wallace --redact -y",
        "list entries",
        "list facts",
    ]), @"
    $ rel forget Neal Wallace --redact -y
    Forgot Neal Wallace along with 1 entry and 1 fact. 1 shared entry lost the person. 9 steps can no longer be undone.
    Redacted the name in 2 other texts.

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #9  16 Nov 2026  talk  Cassandra Kelly   +1.0  [redacted] wants more ads
    #8  11 Nov 2026  talk  Cassandra Kelly   +1.0  budget

    $ rel list facts
    There is 1 fact, the newest first.
     ID  NAME         TOPIC       WHAT                   LEARNED
    #11  Devon Marsh  background  worked for [redacted]  Sat 21 Nov 2026
    ");
}

#[test]
fn forget_leaves_no_trace_in_the_file() {
    let sandbox = with_neal();
    let holds = |text: &str| holds(&sandbox, text);
    let traces = ["neal", "wallace", "zebra", "neal@example.com", "CMO"];
    assert!(traces.iter().all(|trace| holds(trace)));
    sandbox.rel("forget Neal Wallace --redact --yes").succeeds();
    for trace in traces {
        assert!(!holds(trace), "{trace} is still in the file");
    }
}

#[test]
fn forgetting_is_not_a_step() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    sandbox.rel("forget Neal Wallace --yes").succeeds();
    insta::assert_snapshot!(sandbox.session(&["undo", "list"]), @"
    $ rel undo
    Undone: log talk with Cassandra Kelly, Sat 21 Nov 2026

    $ rel list
    There are 2 people.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         67%    21d  never        never
    Devon Marsh      -     Sales          100%    14d  never        never
    ");
}

#[test]
fn forget_needs_confirmation() {
    insta::assert_snapshot!(refusals(&with_neal(), &[
        "forget",
        "forget Neal Wallace",
        "forget nobody --yes",
    ]), @"
    $ rel forget  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHO>...
    $ rel forget Neal Wallace  # exit 1
    ! error: Neal Wallace was not forgotten: there is no terminal to confirm on.
    ! Nothing was written. This cannot be undone; if you mean it, add --yes.
    $ rel forget nobody --yes  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    ");
    refusals(&with_neal(), &["forget neal,cass --yes", "forget @all --yes"]);
}

#[test]
fn forget_prints_what_was_removed_as_json() {
    let forgotten = with_neal().json("forget Neal Wallace --yes");
    assert_eq!(forgotten["name"], "Neal Wallace");
    assert_eq!(forgotten["entries"], 1);
    assert_eq!(forgotten["shared_entries"], 1);
    assert_eq!(forgotten["facts"], 1);
    assert_eq!(forgotten["mentions"].as_array().map(Vec::len), Some(2));
}

#[test]
fn redact_covers_updates_of_promises_to_others() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add neal the pilot").succeeds();
    sandbox.rel("promise update 7 told Cassandra at lunch").succeeds();
    sandbox.rel("forget Cassandra Kelly --yes --redact").succeeds();
    let bytes = std::fs::read(sandbox.journal()).expect("the journal");
    let name = b"Cassandra";
    assert!(!bytes.windows(name.len()).any(|window| window == name));
}

#[test]
fn names_after_line_breaks_and_with_endings_are_redacted() {
    let sandbox = Sandbox::with_people();
    sandbox.file(
        "entries.jsonl",
        "{\"who\": \"cass\", \"note\": \"agenda\\nZweistein\\tzweisteins\"}\n\
         {\"who\": \"cass\", \"note\": \"with\\nNeal\\\\nothing\"}\n",
    );
    for line in [
        "add Albert Zweistein --email azw@example.com",
        "import entries.jsonl",
        "entry edit 8 corrected",
        "entry edit 9 corrected too",
        "log cass 'Zweisteins Budget\nist knapp'",
        "entry edit last 'the budget\nof\tZweisteinów, zweisteinowi'",
        "promise add cass 'the pilot'",
        "promise update last 'told\nZweistein'",
    ] {
        sandbox.rel(line);
    }
    assert!(holds(&sandbox, "zweistein"));
    let said = sandbox.rel("forget 'Albert Zweistein' --redact --yes").succeeds().stdout;
    let left = sandbox.rel("list entries").stdout + &sandbox.rel("list promises").stdout;
    assert!(!left.to_lowercase().contains("zweistein"), "{said}{left}");
    assert!(!holds(&sandbox, "zweistein"), "{said}");
}

#[test]
fn what_is_not_redacted_is_listed_with_what_changes_it() {
    let sandbox = Sandbox::with_people();
    sandbox.file("config.toml", "people = [\"Mark Roth\", \"Priya Shah\"]\n");
    sandbox.file(
        "cards.vcf",
        "BEGIN:VCARD\nFN:Dana Ortiz\nNICKNAME:Mark's deputy\nTITLE:Aide to Mark Roth\nEND:VCARD\n",
    );
    for line in [
        "add Mark Roth --email mroth@example.com",
        "import cards.vcf",
        "edit devon --alias \"Mark's man\" --tag team-mark --email mark.roth.office@example.com",
        "unit add 'Team Roth' --why 'Mark asked for it'",
        "log cass the market is up; Marks plan; he marks it -k coffee",
        "log devon marketing is down",
        "fact add neal problem the markup",
        "backup",
        "export -o all.jsonl",
    ] {
        sandbox.rel(line).succeeds();
    }
    let home = sandbox.path("").display().to_string();
    let session = sandbox.session(&[
        "forget 'Mark Roth' --redact --dry-run",
        "list entries --match Marks",
        "forget 'Mark Roth' --redact --yes",
        "list entries --match market",
    ]);
    insta::assert_snapshot!(session.replace(&home, "~/"), @r##"
    $ rel forget 'Mark Roth' --redact --dry-run
    Would forget Mark Roth. 5 steps could no longer be undone.
    Would redact the name in 4 other texts.
    Still part of 5 names and addresses of others, which only you can change:
      #10 unit: "Team Roth" > rel unit edit "Team Roth" --name NAME
      #6 person: "Mark's man" > rel edit "#6" --no-alias "Mark's man"
      #6 person: "mark.roth.office@example.com" > rel edit "#6" --no-email mark.roth.office@example.com
      #8 person: "Mark's deputy" > rel edit "#8" --no-alias "Mark's deputy"
      #9 contact card: "Mark's deputy" > change the contact in your address book and import it again
    Perhaps meant in 3 other texts, left as it is:
      #6 person: "team-mark" > rel edit "#6" --no-tag team-mark
      #11 entry: "the market is up; [redacted] plan; he marks it" > rel entry edit 11 NOTE
      #13 fact: "the markup" > rel fact remove 13
    The setting people still names them. To change it: rel config people '["Priya Shah"]'
    This copy still contains them: ~/all.jsonl
    This copy still contains them: ~/journal-2026-11-21.db
    Nothing was written.

    $ rel list entries --match Marks
    There is 1 entry, the newest first.
     ID  DATE         KIND    WITH             WORTH  NOTE
    #11  21 Nov 2026  coffee  Cassandra Kelly   +1.0  the market is up; Marks plan; he marks it

    $ rel forget 'Mark Roth' --redact --yes
    Forgot Mark Roth. 5 steps can no longer be undone.
    Redacted the name in 4 other texts.
    Still part of 5 names and addresses of others, which only you can change:
      #10 unit: "Team Roth" > rel unit edit "Team Roth" --name NAME
      #6 person: "Mark's man" > rel edit "#6" --no-alias "Mark's man"
      #6 person: "mark.roth.office@example.com" > rel edit "#6" --no-email mark.roth.office@example.com
      #8 person: "Mark's deputy" > rel edit "#8" --no-alias "Mark's deputy"
      #9 contact card: "Mark's deputy" > change the contact in your address book and import it again
    Perhaps meant in 3 other texts, left as it is:
      #6 person: "team-mark" > rel edit "#6" --no-tag team-mark
      #11 entry: "the market is up; [redacted] plan; he marks it" > rel entry edit 11 NOTE
      #13 fact: "the markup" > rel fact remove 13
    The setting people still names them. To change it: rel config people '["Priya Shah"]'
    This copy still contains them: ~/all.jsonl
    This copy still contains them: ~/journal-2026-11-21.db

    $ rel list entries --match market
    There are 2 entries, the newest first.
     ID  DATE         KIND    WITH             WORTH  NOTE
    #12  21 Nov 2026  talk    Devon Marsh       +1.0  marketing is down
    #11  21 Nov 2026  coffee  Cassandra Kelly   +1.0  the market is up; [redacted] plan; he marks it
    "##);
    let answer = sandbox.json("forget 'Neal Wallace' --dry-run");
    assert_eq!(answer["dry_run"], true);
    assert_eq!(answer["settings"], serde_json::json!([]));
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = with_neal();
    let before = std::fs::read(sandbox.journal()).expect("the journal");
    let would = sandbox.json("forget Neal Wallace --redact --dry-run");
    assert!(std::fs::read(sandbox.journal()).expect("the journal") == before);
    let did = sandbox.json("forget Neal Wallace --redact --yes");
    for key in ["entries", "facts", "shared_entries", "steps", "mentions", "copies"] {
        assert_eq!(would[key], did[key], "{key}");
    }
}

#[test]
fn forget_names_copies_that_still_hold_the_person() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("backup").succeeds();
    let backup = sandbox.path("journal-2026-11-21.db").display().to_string();
    assert_eq!(sandbox.json("forget Neal Wallace --yes")["copies"], serde_json::json!([backup]));
    let said = sandbox.rel("forget Cassandra Kelly --yes").succeeds().stdout;
    assert!(said.contains(&format!("This copy still contains them: {backup}")), "{said}");
}
