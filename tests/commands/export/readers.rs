//! Exported files, read by other programs.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::Sandbox;

const UNIT: &str = "R&D; \"all\" \\ of it";

/// Creates a journal of names, texts and days that are hard to write and to read.
fn odd() -> Sandbox {
    let sandbox = Sandbox::new();
    let long = "Wolfeschlegelsteinhausen ".repeat(7);
    sandbox.file(
        "people.txt",
        &format!(
            "Anna Roth|anna@example.com,roth+work@example.org|1980-02-03|CFO, Europe; acting|Ännchen\n\
             Zoë Ångström 🦀|zoë@exämple.com|02-29|Head of \"R&D\"|\n\
             John; Smith, Jr.|o'brien@example.com|1900-01-01|C:\\new\\table|Jo,hn\n\
             山田 花子|hanako@example.jp|1999-12-31|部長|\n\
             {long}|||{long}|\n\
             Back\\slash \\n Colon: Equals= 100%|a=b@example.com|||\n\
             Fam {family}|||{family}|\n\
             Line Separator|||line\u{2028}next\u{2029}paragraph|\n",
            family = "👩‍👩‍👧‍👦".repeat(7),
        ),
    );
    sandbox.rel(&shell_words::join(["unit", "add", UNIT])).succeeds();
    let people = std::fs::read_to_string(sandbox.path("people.txt")).expect("the people");
    for line in people.lines() {
        let fields: Vec<&str> = line.split('|').collect();
        let [name, emails, birthday, role, alias] = fields[..] else { panic!("{line}") };
        let mut words = vec!["add", name, "--unit", UNIT];
        for (flag, value) in [("--birthday", birthday), ("--role", role), ("--alias", alias)] {
            if !value.is_empty() {
                words.extend([flag, value]);
            }
        }
        emails.split(',').filter(|it| !it.is_empty()).for_each(|it| words.extend(["--email", it]));
        sandbox.rel(&shell_words::join(words)).succeeds();
    }
    sandbox
}

/// Returns what a reader finds in a file.
fn read(sandbox: &Sandbox, reader: &str, file: &str) -> Vec<Value> {
    let python = std::env::var_os("REL_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read.py");
    let mut command = Command::new(python);
    let output = command.arg(script).arg(reader).arg(sandbox.path(file)).output();
    let output = output.expect("Python runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{reader} complains: {told}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn sorted(mut records: Vec<Value>) -> Vec<Value> {
    records.sort_by_key(Value::to_string);
    records
}

#[test]
#[ignore = "needs Python with vobject and icalendar"]
fn vobject_reads_the_cards() {
    let sandbox = odd();
    sandbox.rel("export --to vcf -o people.vcf").succeeds();
    let people = sandbox.json("list");
    let fields = ["name", "emails", "role", "aliases", "birthday", "unit"];
    let known = people.as_array().expect("a list").iter().map(|person| {
        fields.iter().map(|field| ((*field).to_owned(), person[field].clone())).collect()
    });
    assert_eq!(sorted(read(&sandbox, "cards", "people.vcf")), sorted(known.collect()));
}

#[test]
#[ignore = "needs Python with vobject and icalendar"]
fn vobject_and_icalendar_read_the_calendar() {
    let sandbox = odd();
    let long = "the answer, in writing; ".repeat(20);
    let texts = ["a, b; c: d \\ e \\n f", "two\nlines", "🦀👩‍👩‍👧‍👦 日本語", long.trim_end()];
    let mut expected = Vec::new();
    for (text, day) in texts.into_iter().zip(1..) {
        let due = format!("2026-12-{day:02}");
        for line in [
            shell_words::join(["promise", "add", "anna@example.com", text, "--due", &due]),
            shell_words::join(["ask", "anna@example.com", text, "--on", &due]),
        ] {
            sandbox.rel(&line).succeeds();
        }
        expected.push((due.clone(), format!("Due to Anna Roth: {text}")));
        expected.push((due, format!("Ask Anna Roth: {text}")));
    }
    let people = sandbox.json("list");
    for person in people.as_array().expect("a list") {
        let name = person["name"].as_str().expect("a name");
        // Never met, so the meeting is due within the shortest cadence, today.
        expected.push(("2026-11-21".to_owned(), format!("Meet {name}")));
    }
    sandbox.rel("export --to ics -o rel.ics").succeeds();
    let with_icalendar = read(&sandbox, "icalendar", "rel.ics");
    let found = with_icalendar.iter().map(|event| {
        assert!(event["dtstart"].as_str() < event["dtend"].as_str(), "{event}");
        json!([event["dtstart"], event["summary"]])
    });
    let expected = expected.into_iter().map(|(day, summary)| json!([day, summary]));
    assert_eq!(sorted(found.collect()), sorted(expected.collect()));
    assert_eq!(read(&sandbox, "vobject", "rel.ics"), with_icalendar);
}
