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
    Redacted in 2 other texts.

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
    let holds = |text: &str| {
        let bytes = std::fs::read(sandbox.journal()).expect("the journal");
        bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
    };
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
fn forget_names_copies_that_still_hold_the_person() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("backup").succeeds();
    let backup = sandbox.path("journal-2026-11-21.db").display().to_string();
    assert_eq!(sandbox.json("forget Neal Wallace --yes")["copies"], serde_json::json!([backup]));
    let said = sandbox.rel("forget Cassandra Kelly --yes").succeeds().stdout;
    assert!(said.contains(&format!("This copy still contains them: {backup}")), "{said}");
}
