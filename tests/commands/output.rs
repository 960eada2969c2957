//! How answers look: formats, widths, colour, control characters in texts, exit codes.

mod widths;

use std::process::Stdio;

use crate::support::Sandbox;

/// Creates a journal with names of all widths and a note with control characters.
fn of_all_scripts() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "add 王小明 --unit Sales --role 总经理",
        "add \"Jose\u{301} Nu\u{301}n\u{303}ez\" --unit Finance --role re\u{301}sume\u{301}",
        "add \"👩‍💻 Ada\" --unit Marketing --role \"🇩🇪 lead\"",
        "log 王 会议记录 -k coffee -d 40d",
        "log ada \"👍🏽 great\" -d 50d",
        "log jose \"\u{1b}[31mred\u{1b}[0m \u{202e}turned\u{202c} \u{7}bell\u{9b}m\nsecond\tline\" -d 30d",
        "log cass the close takes nine days and nobody knows what is in it until it is over -d 60d",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

/// Characters that a terminal obeys, or that hide others.
fn acts_on_terminals(c: char) -> bool {
    (c.is_control() && c != '\n')
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let sandbox = of_all_scripts();
    for line in [
        "list entries",
        "show jose",
        "list entries --format json",
        "show jose --format json",
        "list entries --format tsv",
    ] {
        let shown = sandbox.rel(line).succeeds().stdout;
        let shown = if line.ends_with("tsv") { shown.replace('\t', " ") } else { shown };
        assert!(!shown.chars().any(acts_on_terminals), "{line}: {shown:?}");
    }
    let entries = sandbox.json("list entries --with jose");
    assert_eq!(
        entries[0]["note"],
        "\u{1b}[31mred\u{1b}[0m \u{202e}turned\u{202c} \u{7}bell\u{9b}m\nsecond\tline"
    );
    // Errors repeat what was typed.
    let ran = sandbox.rel("show \"\u{1b}[31mred\"").fails(1);
    assert!(!ran.stderr.chars().any(acts_on_terminals), "{:?}", ran.stderr);
}

#[test]
fn each_format_is_valid() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass,neal \"=1+1, and \\\"more\\\"\" -d 3d").succeeds();
    let without_uid = |line: &str| -> String {
        let uid = sandbox.json("list entries")[0]["uid"].as_str().unwrap_or_default().to_owned();
        sandbox.rel(line).succeeds().stdout.replace(&uid, "UID")
    };
    insta::assert_snapshot!(without_uid("list entries --format csv"), @r#"
    id,uid,date,kind,account,by,via,inbound,stakeholders,note,real,deposit,gut,outcome,in_person,side
    7,UID,2026-11-18,talk,me,,,false,Cassandra Kelly; Neal Wallace,"'=1+1, and ""more""",true,1.0,0,,true,business
    "#);
    insta::assert_snapshot!(without_uid("list entries --format tsv"), @r#"
    id	uid	date	kind	account	by	via	inbound	stakeholders	note	real	deposit	gut	outcome	in_person	side
    7	UID	2026-11-18	talk	me			false	Cassandra Kelly; Neal Wallace	'=1+1, and "more"	true	1.0	0		true	business
    "#);
    let head = |line: &str| -> String {
        sandbox.rel(line).succeeds().stdout.lines().next().unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(head("prioritize --format csv"), @"rank,uid,name,unit,weight,importance,priority,urgency.recency,urgency.promises,urgency.trust,urgency.balance,state,last_contact,days_since,cadence_days,balance.me,balance.team,resilience,reasons,next_step");
    insta::assert_snapshot!(head("stale --format tsv"), @"uid	name	unit	weight	importance	state	last_contact	days_since	cadence_days	overdue_days	ratio	routine_since	team_last_contact");
}

#[test]
fn global_flags_can_be_anywhere() {
    let sandbox = Sandbox::with_people();
    let plain = sandbox.rel("list units --format json").succeeds().stdout;
    let db = sandbox.journal();
    for line in [
        "--format json list units".to_owned(),
        "list --format=json units".to_owned(),
        format!("--db {} list units --format json --quiet", db.display()),
        format!("list units --format json --db={} --color always", db.display()),
    ] {
        assert_eq!(sandbox.rel(&line).succeeds().stdout, plain, "{line}");
    }
    let logged = sandbox.json("log cass the --quiet new --color never stadium");
    assert_eq!(logged["note"], "the new stadium");
}

#[test]
fn colour_is_used_only_on_request() {
    let sandbox = Sandbox::with_people();
    let stale = |flags: &str, variable: Option<(&str, &str)>| {
        let mut command = sandbox.command(&format!("stale {flags}"));
        command.envs(variable);
        String::from_utf8(command.output().expect("rel runs").stdout).expect("UTF-8")
    };
    let plain = stale("", None);
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    assert_eq!(stale("--color never", None), plain);
    assert_eq!(stale("--color auto", Some(("TERM", "xterm"))), plain);
    assert_eq!(stale("", Some(("NO_COLOR", "1"))), plain);
    let coloured = stale("--color always", None);
    assert!(coloured.contains("\u{1b}["), "{coloured:?}");
    assert_eq!(without_codes(&coloured), plain);
    let json = sandbox.rel("stale --color always --format json").succeeds().stdout;
    assert!(!json.contains('\u{1b}'), "{json:?}");
}

/// Returns the text without its colours.
fn without_codes(text: &str) -> String {
    let mut plain = String::new();
    let mut pieces = text.split('\u{1b}');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or(piece, |(_, rest)| rest));
    }
    plain.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn the_first_line_is_a_sentence() {
    let sandbox = of_all_scripts();
    for line in [
        "stale",
        "stale --unit Finance -n 1",
        "prioritize",
        "prioritize --explain",
        "list",
        "list units",
        "list entries",
        "list facts",
        "list kinds",
        "list --archived",
        "show cass",
        "show devon",
        "undo --list",
        "backup",
        "doctor",
        "config",
        "config scoring",
    ] {
        let shown = sandbox.rel(line).succeeds().stdout;
        let first = shown.lines().next().unwrap_or_default();
        assert!(first.ends_with('.') && first.contains(' '), "{line}: {first}");
    }
}

#[test]
fn quiet_silences_hints_but_neither_answers_nor_errors() {
    let sandbox = Sandbox::with_people();
    sandbox.file("ann.csv", "Name\nAnn Lee\n");
    sandbox.file("bob.csv", "Name\nBob Ray\n");
    let loud = sandbox.rel("import ann.csv").succeeds();
    let quiet = sandbox.rel("import bob.csv -q").succeeds();
    assert!(loud.stderr.starts_with("hint: "), "{}", loud.stderr);
    assert_eq!(quiet.stderr, "");
    assert!(quiet.stdout.starts_with("Imported bob.csv"), "{}", quiet.stdout);
    // What a receipt suggests is part of the answer.
    let quiet = sandbox.rel("log cass with Neal -q").succeeds();
    assert!(quiet.stdout.contains("Was Neal Wallace there too?"), "{}", quiet.stdout);
    sandbox.rel("--quiet log nobody hello").fails(1);
}

#[test]
fn exit_codes_say_what_happened() {
    let sandbox = Sandbox::with_people();
    for (line, code) in [
        ("stale", 0),
        ("--help", 0),
        ("log --help", 0),
        ("--version", 0),
        ("show nobody", 1),
        ("undo --nonsense", 2),
        ("nonsense", 2),
        ("stale --format yaml", 2),
        ("stale --color blue", 2),
        ("stale --db", 2),
        ("stale --check", 3),
    ] {
        let ran = sandbox.rel(line);
        assert_eq!(ran.code, Some(code), "{}", ran.transcript());
        assert_eq!(ran.stderr.is_empty(), code % 3 == 0, "{}", ran.transcript());
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let sandbox = of_all_scripts();
    for line in ["list kinds", "list entries --format json", "--help"] {
        let mut command = sandbox.command(line);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("rel runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("rel ends");
        assert!(output.status.success(), "{line}: {output:?}");
        assert!(output.stderr.is_empty(), "{line}: {output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_shown_says_what_was_written() {
    let sandbox = Sandbox::with_people();
    let unseen = |line: &str| {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("a full disk");
        let output = sandbox.command(line).stdout(full).output().expect("rel runs");
        assert_eq!(output.status.code(), Some(1), "{line}");
        let said = String::from_utf8_lossy(&output.stderr);
        format!("$ rel {line}\n{}", said.replace(&sandbox.path("").display().to_string(), "~/"))
    };
    let seen: Vec<String> = [
        "log cass hello",
        "log cass again --format json",
        "edit cass --role CEO",
        "undo",
        "config format table",
        "stale",
        "export",
        "--help",
        "log --help",
        "--version",
    ]
    .iter()
    .map(|line| unseen(line))
    .collect();
    insta::assert_snapshot!(seen.join("\n"), @"
    $ rel log cass hello
    error: Could not write the answer: No space left on device (os error 28).
    The answer was: #7 Talk with Cassandra Kelly, Sat 21 Nov 2026
    What this command wrote to the journal is kept.

    $ rel log cass again --format json
    error: Could not write the answer: No space left on device (os error 28).
    The answer was: #8 Talk with Cassandra Kelly, Sat 21 Nov 2026
    What this command wrote to the journal is kept.

    $ rel edit cass --role CEO
    error: Could not write the answer: No space left on device (os error 28).
    The answer was: #4 Changed: Cassandra Kelly, CEO, Finance, every 21 days
    What this command wrote to the journal is kept.

    $ rel undo
    error: Could not write the answer: No space left on device (os error 28).
    The answer was: Undone: edit Cassandra Kelly
    What this command wrote to the journal is kept.

    $ rel config format table
    error: Could not write the answer: No space left on device (os error 28).
    The answer was: Set format in ~/config.toml.

    $ rel stale
    error: Could not write the answer: No space left on device (os error 28).
    The answer was: 2 people are due a real conversation. First: Devon Marsh, no real conversation yet.

    $ rel export
    error: Could not write the answer: No space left on device (os error 28).

    $ rel --help
    error: Could not write the answer: No space left on device (os error 28).

    $ rel log --help
    error: Could not write the answer: No space left on device (os error 28).

    $ rel --version
    error: Could not write the answer: No space left on device (os error 28).
    ");
    assert_eq!(sandbox.json("list entries").as_array().map(Vec::len), Some(2));
}

#[test]
fn commands_offered_for_another_journal_name_it() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("backup 'my other.db'").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "--db 'my other.db' unit add Legal",
        "--db 'my other.db' unit remove Finance",
        "--db 'my other.db' show nobody",
        "--db 'my other.db' log cass lunch about the budget",
        "--db 'my other.db' log cass lunch about the budget --quiet",
        "log cass lunch about the budget",
    ]), @r#"
    $ rel --db 'my other.db' unit add Legal
    #7 Added the unit Legal, weight 1

    $ rel --db 'my other.db' unit remove Finance
    ! error: Finance is not empty: Cassandra Kelly is in it.
    ! Move them first: rel edit WHO --unit UNIT, or --unit none. Archived people count too: rel list --unit Finance --archived
    ! For this journal, add to these commands: --db "my other.db"
    [exit 1]

    $ rel --db 'my other.db' show nobody
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    ! For this journal, add to these commands: --db "my other.db"
    [exit 1]

    $ rel --db 'my other.db' log cass lunch about the budget
    #8 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it a meal? rel entry edit 8 -k meal
    ! hint: For this journal, add to these commands: --db "my other.db"

    $ rel --db 'my other.db' log cass lunch about the budget --quiet
    #9 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you +2.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it a meal? rel entry edit 9 -k meal

    $ rel log cass lunch about the budget
    #7 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it a meal? rel entry edit 7 -k meal
    "#);
}
