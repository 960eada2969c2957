//! The kinds of entries, as DESIGN.md defines them.

use serde_json::{Value, json};

use crate::support::Sandbox;

/// Name, other names, real, in person, side, deposit, account.
type Kind = (&'static str, &'static [&'static str], bool, bool, &'static str, f64, &'static str);

const KINDS: [Kind; 22] = [
    ("talk", &["1:1"], true, true, "business", 1.0, "me"),
    ("coffee", &[], true, true, "social", 1.0, "me"),
    ("meal", &["lunch", "dinner", "drinks"], true, true, "both", 2.0, "me"),
    ("travel", &["trip"], true, true, "both", 3.0, "me"),
    ("visit", &[], true, true, "business", 2.0, "me"),
    ("call", &["phone", "video", "zoom"], true, false, "business", 1.0, "me"),
    ("help", &[], true, false, "business", 3.0, "me"),
    ("apology", &[], true, true, "both", 1.0, "me"),
    ("review", &[], true, true, "business", 1.0, "me"),
    ("meeting", &[], false, true, "business", 0.0, "me"),
    ("message", &["email", "mail", "chat", "slack"], false, false, "none", 0.0, "me"),
    ("attempt", &[], false, false, "none", 0.0, "me"),
    ("broadcast", &[], false, false, "none", 0.0, "me"),
    ("thanks", &[], false, false, "social", 1.0, "me"),
    ("win", &[], false, false, "business", 2.0, "team"),
    ("ask", &[], false, false, "business", -2.0, "me"),
    ("said-no", &[], false, false, "business", -1.0, "me"),
    ("declined", &[], false, false, "social", -1.0, "me"),
    ("complaint", &[], false, false, "business", -2.0, "team"),
    ("setback", &[], false, false, "business", -4.0, "team"),
    ("hearsay", &[], false, false, "none", 0.0, "me"),
    ("opening", &[], false, false, "none", 0.0, "me"),
];

#[test]
fn built_in_kinds_match_the_design() {
    let sandbox = Sandbox::new();
    let listed = sandbox.json("list kinds");
    let listed = listed.as_array().expect("an array");
    for (name, _, real, in_person, side, deposit, account) in KINDS {
        let kind = listed.iter().find(|kind| kind["name"] == name).expect(name);
        for (key, value) in [
            ("real", Value::from(real)),
            ("in_person", in_person.into()),
            ("side", side.into()),
            ("deposit", deposit.into()),
            ("account", account.into()),
        ] {
            assert_eq!(kind[key], value, "{key} of {name}");
        }
    }
    assert_eq!(listed.len(), KINDS.len());
}

#[test]
fn every_kind_can_be_typed_by_its_other_names() {
    let sandbox = Sandbox::with_people();
    for (name, others, real, _, _, deposit, account) in KINDS {
        for typed in [&[name], others].concat() {
            let entry = sandbox.json(&format!("log cass a note -k {typed}"));
            assert_eq!(entry["kind"], name, "{typed}");
            assert_eq!(
                (&entry["real"], &entry["deposit"], &entry["account"]),
                (&json!(real), &json!(deposit), &json!(account)),
                "{typed}"
            );
        }
    }
    assert_eq!(sandbox.json("log cass no kind")["kind"], "talk");
}

#[test]
fn only_in_person_kinds_count_as_in_person() {
    for (name, _, real, in_person, ..) in KINDS {
        let sandbox = Sandbox::with_people();
        sandbox
            .rel(
                &format!("log cass x -k {name} --me --deposit 1 -d 3d")
                    .replace("hearsay --me --deposit 1", "hearsay --me"),
            )
            .succeeds();
        let standing = &sandbox.json("show cass")["standing"];
        assert_eq!(standing["last_contact"].is_string(), real, "{name}");
        assert_eq!(standing["last_in_person"].is_string(), real && in_person, "{name}");
    }
}
