//! `rel export --about`: what a person may ask to see.

use serde_json::Value;

use super::super::refusals;
use crate::support::Sandbox;

/// Returns a journal with Neal in records of every noun, alone, with others and in their texts.
fn with_neal() -> Sandbox {
    let sandbox = Sandbox::with_people();
    sandbox.file(
        "cards.vcf",
        "BEGIN:VCARD\nFN:Neal Wallace\nEMAIL:neal@example.com\nTITLE:Brand Lead\nEND:VCARD\n",
    );
    for line in [
        "import cards.vcf",
        "log neal,cass the budget -k lunch --gut 1",
        "log neal he wants to leave -k hearsay --via 'Priya Shah'",
        "log devon Neal was late; the\u{1b}[31m rest is private",
        "log devon nothing to do with him",
        "fact add neal interest zebras",
        "promise add neal 'the ad report' --due 2026-12-01",
        "promise update last 'on track'",
        "pulse neal me 3 'too slow'",
        "entry edit 9 the budget round",
        "edit devon --alias \"Neal's deputy\"",
    ] {
        sandbox.rel(line);
    }
    sandbox
}

#[test]
fn everything_about_a_person_is_written_to_be_read() {
    let sandbox = with_neal();
    insta::assert_snapshot!(sandbox.rel("export --about neal").succeeds().stdout, @"
    # What this journal holds about Neal Wallace

    As of Sat 21 Nov 2026.
    Marked [hearsay]: what others said, unconfirmed and in no number.
    Marked [gut]: a feeling of the author, not a statement of fact.
    Other people are named where they were there too, or are the source.

    ## 1 person

    #5 person
      name: Neal Wallace
      role: CMO
      unit: Marketing
      influence: 1.0
      added: 2026-10-01
      emails: neal@example.com

    ## 1 contact card

    #7 contact card
      person: Neal Wallace
      name: Neal Wallace
      emails: neal@example.com
      role: Brand Lead

    ## 2 entries

    #8 entry [gut]
      date: 2026-11-21
      kind: meal
      account: me
      real: yes
      in person: yes
      side: both
      deposit: 2.0
      gut: 1
      note: the budget
      inbound: no
      with: Cassandra Kelly; Neal Wallace

    #9 entry [hearsay]
      date: 2026-11-21
      kind: hearsay
      account: me
      real: no
      in person: no
      side: none
      deposit: 0.0
      gut: 0
      note: the budget round
      via: Priya Shah
      inbound: no
      with: Neal Wallace

    ## 1 fact

    #12 fact
      person: Neal Wallace
      topic: interest
      text: zebras
      date: 2026-11-21

    ## 1 promise

    #13 promise
      person: Neal Wallace
      account: me
      theirs: no
      kind: commitment
      text: the ad report
      made: 2026-11-21
      due: 2026-12-01
      heard: no
      status: open

    ## 1 pulse

    #14 pulse
      person: Neal Wallace
      date: 2026-11-21
      account: me
      score: 3.0
      quote: too slow

    ## What is worked out from these

      state: fresh
      last contact: 2026-11-21
      importance: 0.3333333333333333
      cadence days: 42
      balance me: 3.0
      balance team: 0.0

    ## Named in 2 texts of other records

    #6 person, aliases: Neal's deputy
    #10 entry, note: Neal was late; the␛[31m rest is private

    ## 1 earlier version of these records is kept for undo

    #9 entry [hearsay]
      date: 2026-11-21
      kind: hearsay
      account: me
      real: no
      in person: no
      side: none
      deposit: 0.0
      gut: 0
      note: he wants to leave
      via: Priya Shah
      inbound: no
      with: Neal Wallace
      until: 2026-11-21T00:00:00.000Z
    ");
    let said = sandbox.rel("export --about neal -o neal.txt").succeeds().stdout;
    assert!(said.starts_with("Exported ") && said.contains("neal.txt"), "{said}");
}

#[test]
fn everything_about_a_person_is_written_as_json() {
    let sandbox = with_neal();
    let lines = sandbox.rel("export --about neal --to json").succeeds().stdout;
    let rows: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let count = |noun: &str, version: &str| {
        rows.iter().filter(|row| row["noun"] == noun && row["version"] == version).count()
    };
    for (noun, expected) in
        [("stakeholder", 1), ("card", 1), ("entry", 2), ("fact", 1), ("promise", 1), ("pulse", 1)]
    {
        assert_eq!(count(noun, "now"), expected, "{noun}");
    }
    assert_eq!((count("mention", "now"), count("entry", "earlier")), (2, 1));
    let marks: Vec<&Value> =
        rows.iter().filter(|row| row["noun"] == "entry").map(|row| &row["marks"]).collect();
    let marked = |mark: &str| marks.iter().filter(|it| ***it == serde_json::json!([mark])).count();
    assert_eq!((marked("gut"), marked("hearsay")), (1, 2));
    assert_eq!(count("assessment", "now"), 1);
    assert!(!lines.contains("nothing to do with him"), "{lines}");
    assert!(!lines.contains("Devon Marsh"), "whose records name him stays out: {lines}");
}

#[test]
fn about_is_for_one_person_and_goes_with_nothing_else() {
    let sandbox = with_neal();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "export --about nobody",
        "export --about neal --to csv",
        "export --to text",
        "export --about neal --since 1y",
    ]), @"
    $ rel export --about nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel export --about neal --to csv  # exit 2
    ! error: --about is written as text, or with --to json.
    $ rel export --to text  # exit 2
    ! error: --to text needs --about WHO.
    $ rel export --about neal --since 1y  # exit 2
    ! error: the argument '--about <WHO>' cannot be used with '--since <DATE>'
    ");
}
