use super::{STAKEHOLDER, assert_shape, refusals};
use crate::support::Sandbox;

#[test]
fn a_name_is_enough() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "add Ruth Abel",
        "add \"Dana  Ortiz\" --unit finance --role COO --influence 0.5",
        "add Aiko Tanaka --unit Sales --cadence 3w",
        "list",
    ]), @r#"
    $ rel add Ruth Abel
    #7 Added Ruth Abel, no unit, every 42 days

    $ rel add "Dana  Ortiz" --unit finance --role COO --influence 0.5
    #8 Added Dana Ortiz, COO, Finance, every 42 days

    $ rel add Aiko Tanaka --unit Sales --cadence 3w
    #9 Added Aiko Tanaka, Sales, every 21 days

    $ rel list
    There are 6 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Aiko Tanaka      -     Sales            100%    21d  never        never
    Cassandra Kelly  CFO   Finance           67%    21d  never        never
    Dana Ortiz       COO   Finance           33%    42d  never        never
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  never        never
    Ruth Abel        -     -                 33%    42d  never        unplaced
    "#);
}

#[test]
fn everything_can_be_given_at_once() {
    let sandbox = Sandbox::with_people();
    let added = sandbox.json(
        "add \"Zoë O'Neill\" --unit Marketing --role \"head of brand\" --alias Zo --alias \"the brand\" \
         --tag steerco --tag @board --email zoe@example.com --email z@example.com \
         --phone \"+49 30 1\" --birthday \"3 feb 1980\" --influence 0.5 --cadence 2w \
         --updates-every 1w --away-until 2026-12-01",
    );
    assert_shape(&added, STAKEHOLDER);
    for (key, value) in [
        ("name", "Zoë O'Neill".into()),
        ("role", "head of brand".into()),
        ("unit", "Marketing".into()),
        ("tags", serde_json::json!(["steerco", "board"])),
        ("weight", 1.0.into()),
        ("influence", 0.5.into()),
        ("importance", (0.5 / 3.0).into()),
        ("cadence_days", 14.into()),
        ("aliases", serde_json::json!(["Zo", "the brand"])),
        ("emails", serde_json::json!(["zoe@example.com", "z@example.com"])),
        ("birthday", "1980-02-03".into()),
        ("added", "2026-11-21".into()),
        ("away_until", "2026-12-01".into()),
        ("last_contact", serde_json::Value::Null),
        ("state", "away".into()),
    ] {
        assert_eq!(added[key], value, "{key}");
    }
    let mut record = added;
    record.as_object_mut().expect("a record").remove("hints");
    assert_eq!(sandbox.json("list --with zo")[0], record);
}

#[test]
fn a_birthday_needs_no_year() {
    let sandbox = Sandbox::with_people();
    for (name, typed, kept) in [
        ("Ann", "3 feb", "--02-03"),
        ("Bob", "feb 29", "--02-29"),
        ("Cem", "13/02", "--02-13"),
        ("Dora", "2000-02-29", "2000-02-29"),
    ] {
        let added = sandbox.json(&format!("add {name} --birthday \"{typed}\""));
        assert_eq!(added["birthday"], kept, "{typed}");
    }
}

#[test]
fn adding_the_first_person_creates_the_journal() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.session(&["add Cassandra Kelly", "list"]), @"
    $ rel add Cassandra Kelly
    #1 Added Cassandra Kelly, no unit, every 14 days

    $ rel list
    There is 1 person.
    NAME             ROLE  UNIT  IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  -     -           100%    14d  never        unplaced
    ");
    assert!(sandbox.journal().exists());
}

#[test]
fn a_known_person_is_not_added_again() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive Neal Wallace").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "add Cassandra Kelly",
        "add cássandra KELLY",
    ]), @r#"
    $ rel add Cassandra Kelly  # exit 1
    ! error: Cassandra Kelly is already in the journal.
    ! If this is someone else, make the names differ, as in "Ann Lee (Legal)".
    $ rel add cássandra KELLY  # exit 1
    ! error: Cassandra Kelly is already in the journal.
    ! If this is someone else, make the names differ, as in "Ann Lee (Legal)".
    "#);
    assert!(refusals(&sandbox, &["add Neal Wallace"]).contains("archived"));
}

#[test]
fn a_name_holds_no_role_unit_group_or_list() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "add Devon Marsh, CRO, Sales",
        "add Ann Berg, sales",
        "add Ann Berg, PhD, head of brand, Marketing",
        "add Kelly, Ann",
        "add Ann Berg, Ben Ott, Cem Oz",
        "add Ann Berg,",
        "add Ann @steerco",
        "add '#9'",
        "add '#9 Ann'",
        "add -- -k",
        "add ...",
        "log \"Ann Berg, CRO, Sales\" hello --new",
        "log Ann, hello --new",
        "log @sales hello --new",
        "edit cass --name \"Cassandra Kelly, CFO\"",
        "edit cass --alias '#9'",
    ]), @r#"
    $ rel add Devon Marsh, CRO, Sales  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! A role and a unit have flags: rel add "Devon Marsh" --role CRO --unit Sales
    $ rel add Ann Berg, sales  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! A role and a unit have flags: rel add "Ann Berg" --unit Sales
    $ rel add Ann Berg, PhD, head of brand, Marketing  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! A role and a unit have flags: rel add "Ann Berg, PhD" --role "head of brand" --unit Marketing
    $ rel add Kelly, Ann  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! First name first: rel add "Ann Kelly". Or with a role: rel add Kelly --role Ann
    $ rel add Ann Berg, Ben Ott, Cem Oz  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! A role and a unit have flags: rel add "Ann Berg" --role "Ben Ott" --unit "Cem Oz"
    $ rel add Ann Berg,  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! Without it: rel add "Ann Berg"
    $ rel add Ann @steerco  # exit 2
    ! error: A name cannot hold @ groups, which stand for units and tags.
    $ rel add '#9'  # exit 2
    ! error: A name cannot start with #, which stands for a number.
    $ rel add '#9 Ann'  # exit 2
    ! error: A name cannot start with #, which stands for a number.
    $ rel add -- -k  # exit 2
    ! error: A name cannot start with -, which stands for a flag.
    $ rel add ...  # exit 2
    ! error: A name needs a letter.
    $ rel log "Ann Berg, CRO, Sales" hello --new  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! A role and a unit have flags: rel log "Ann Berg" NOTE --new --role CRO --unit Sales
    $ rel log Ann, hello --new  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! Without it: rel log Ann NOTE --new
    $ rel log @sales hello --new  # exit 2
    ! error: A name cannot start with @, which stands for a unit or a tag.
    $ rel edit cass --name "Cassandra Kelly, CFO"  # exit 2
    ! error: A name has no comma, except before a suffix such as PhD.
    ! A role and a unit have flags: rel edit WHO --name "Cassandra Kelly" --role CFO
    $ rel edit cass --alias '#9'  # exit 2
    ! error: A name cannot start with #, which stands for a number.
    "#);
    assert_eq!(sandbox.json("add Ann Fox,PhD")["name"], "Ann Fox, PhD");
    for name in ["Martin Kelly, Jr.", "Mary Major, PhD", "Ann Roth, M.D., PhD", "Ian Fox, III"] {
        assert_eq!(sandbox.json(&format!("add {name}"))["name"], name);
        assert_eq!(
            sandbox.json(&format!("show {}", name.to_uppercase()))["stakeholder"]["name"],
            name
        );
    }
}

#[test]
fn a_name_that_reads_the_same_is_refused_even_as_an_alias() {
    let sandbox = Sandbox::with_people();
    for line in ["add Zoë Müller --alias \"the brand\"", "add 王芳", "add Иван Петров"]
    {
        sandbox.rel(line).succeeds();
    }
    refusals(
        &sandbox,
        &[
            "add zoe muller",
            "add ＺＯＥ Mu\u{308}ller",
            "add The Brand",
            "add 'Zoë\u{200b} Müller'",
            "add 王芳",
            "add ИВАН петров",
            "edit cass --alias 'zoe MULLER'",
            "edit cass --name 'the brand'",
            "log 'The Brand' hello --new",
        ],
    );
    // Other characters are another name, even if they are spoken alike.
    sandbox.rel("add 王方").succeeds();
    sandbox.rel("add Ivan Petrov").succeeds();
}

#[test]
fn someone_much_alike_is_pointed_out() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive Neal Wallace").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "add Casandra Kelly --unit Sales",
        "add C. Kelly",
        "add Neil Wallace",
        "add The CMO --email NEAL@example.com",
        "log \"Devin Marsh\" hello --new",
        "add Ruth Abel",
    ]), @r#"
    $ rel add Casandra Kelly --unit Sales
    #7 Added Casandra Kelly, Sales, every 14 days
    ! hint: Cassandra Kelly is there already. If they are the same person: rel merge "Casandra Kelly" "Cassandra Kelly"

    $ rel add C. Kelly
    #8 Added C. Kelly, no unit, every 42 days
    ! hint: Casandra Kelly is there already. If they are the same person: rel merge "C. Kelly" "Casandra Kelly"

    $ rel add Neil Wallace
    #9 Added Neil Wallace, no unit, every 42 days
    ! hint: Neal Wallace is there already, archived. If they are the same person: rel merge "Neil Wallace" "Neal Wallace"

    $ rel add The CMO --email NEAL@example.com
    #10 Added The CMO, no unit, every 42 days, NEAL@example.com
    ! hint: Neal Wallace has the same e-mail. If they are the same person: rel merge "The CMO" "Neal Wallace"

    $ rel log "Devin Marsh" hello --new
    #12 Talk with Devin Marsh, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 2 Jan 2027.
    Devon Marsh is there already. If they are the same person: rel merge "Devin Marsh" "Devon Marsh"

    $ rel add Ruth Abel
    #13 Added Ruth Abel, no unit, every 42 days
    "#);
}

#[test]
fn add_refuses_bad_names_units_and_values() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "add",
        "add ''",
        "add @finance",
        "add \"two\nlines\"",
        "add Ann --unit Finanzen",
        "add Ann --unit Legal",
        "add Ann --influence 0",
        "add Ann --influence 1.1",
        "add Ann --influence nan",
        "add Ann --cadence 0",
        "add Ann --cadence often",
        "add Ann --updates-every 2x",
        "add Ann --birthday \"feb 30\"",
        "add Ann --birthday 31/31",
        "add Ann --birthday 03-02",
        "add Ann --away-until 11/05/2026",
        "add Ann --away-until next",
    ]), @r#"
    $ rel add  # exit 2
    ! error: the following required arguments were not provided:
    !   <NAME>...
    $ rel add ''  # exit 2
    ! error: A name cannot be empty.
    $ rel add @finance  # exit 2
    ! error: A name cannot start with @, which stands for a unit or a tag.
    $ rel add "two
    lines"  # exit 2
    ! error: A name is one line without control characters.
    $ rel add Ann --unit Finanzen  # exit 1
    ! error: There is no unit `Finanzen`.
    ! Did you mean Finance? To see all units: rel list units
    $ rel add Ann --unit Legal  # exit 1
    ! error: There is no unit `Legal`.
    ! Add it first: rel unit add Legal --weight 5
    $ rel add Ann --influence 0  # exit 2
    ! error: invalid value '0' for '--influence <SHARE>': an influence is above 0 and at most 1; 1 is the head of the unit
    $ rel add Ann --influence 1.1  # exit 2
    ! error: invalid value '1.1' for '--influence <SHARE>': an influence is above 0 and at most 1; 1 is the head of the unit
    $ rel add Ann --influence nan  # exit 2
    ! error: invalid value 'nan' for '--influence <SHARE>': an influence is above 0 and at most 1; 1 is the head of the unit
    $ rel add Ann --cadence 0  # exit 2
    ! error: --cadence: `0` is out of range; write 1 to 36500 days, as in 14, 2w, 3m or 1y.
    $ rel add Ann --cadence often  # exit 2
    ! error: --cadence: `often` is not a number of days; write 14, 2w, 3m or 1y.
    $ rel add Ann --updates-every 2x  # exit 2
    ! error: --updates-every: `2x` is not a number of days; write 14, 2w, 3m or 1y.
    $ rel add Ann --birthday "feb 30"  # exit 2
    ! error: --birthday: there is no 30 February.
    $ rel add Ann --birthday 31/31  # exit 2
    ! error: --birthday: there is no day 31/31.
    $ rel add Ann --birthday 03-02  # exit 2
    ! error: --birthday: `03-02` could be 3 February or 2 March; write "3 February" or "2 March".
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel add Ann --away-until 11/05/2026  # exit 2
    ! error: --away-until: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel add Ann --away-until next  # exit 2
    ! error: --away-until: `next` is only part of a date; quote all of it, as in "next friday", or write next-fri.
    "#);
    refusals(&sandbox, &["add Ann --tag ''", "add Ann --cadence -3"]);
    let sandbox = Sandbox::new();
    refusals(&sandbox, &["add Ann --unit Finance"]);
    assert!(!sandbox.journal().exists());
}

#[test]
fn a_length_of_time_needs_no_quotes() {
    let sandbox = Sandbox::with_people();
    for (line, name, cadence) in [
        ("add Cem Kaya --cadence 2 weeks", "Cem Kaya", 14),
        ("add --cadence every other week Ruth Abel --unit Finance", "Ruth Abel", 14),
        ("add --cadence 14 Mo Salah", "Mo Salah", 14),
        ("edit cass --cadence 3 weeks --updates-every a month", "Cassandra Kelly", 21),
    ] {
        let added = sandbox.json(line);
        assert_eq!((&added["name"], &added["cadence_days"]), (&name.into(), &cadence.into()));
    }
    insta::assert_snapshot!(refusals(&sandbox, &["add --cadence 2 weeks 3 days Devon Marsh"]), @r#"
    $ rel add --cadence 2 weeks 3 days Devon Marsh  # exit 2
    ! error: --cadence: `3` does not fit `2 weeks`.
    ! Nothing was written. If it is not part of the length of time, put it first: 3 days Devon Marsh --cadence "2 weeks"
    ! If it is, correct the length of time, and quote all of it: --cadence "2 weeks 3"
    "#);
}

#[test]
fn an_address_is_not_a_name() {
    let sandbox = Sandbox::new();
    sandbox.rel("add Kim Jones --email kjones@acme.com").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "add kjones@acme.com",
        "add mailto:KJones@acme.com",
        "add 'Kim Jones <kjones@acme.com>'",
        "add jfox@acme.com",
        "add 'Jo Fox <jfox@acme.com>'",
        "add Jo Fox jfox@acme.com",
        "add 'Jo Fox (kjones@acme.com)'",
        "log jfox@acme.com hi --new",
        "add Dr.",
        "log Dr Foo hi --new",
        "edit kim --name kim@acme.com",
        "edit kim --alias kim@acme.com",
    ]), @r#"
    $ rel add kjones@acme.com  # exit 1
    ! error: kjones@acme.com is the address of Kim Jones.
    ! To see them: rel show "Kim Jones"
    $ rel add mailto:KJones@acme.com  # exit 1
    ! error: kjones@acme.com is the address of Kim Jones.
    ! To see them: rel show "Kim Jones"
    $ rel add 'Kim Jones <kjones@acme.com>'  # exit 1
    ! error: kjones@acme.com is the address of Kim Jones.
    ! To see them: rel show "Kim Jones"
    $ rel add jfox@acme.com  # exit 2
    ! error: A name is not an e-mail address, which has a flag.
    ! Nothing was written. With it: rel add NAME --email jfox@acme.com
    $ rel add 'Jo Fox <jfox@acme.com>'  # exit 2
    ! error: A name is not an e-mail address, which has a flag.
    ! Nothing was written. With it: rel add "Jo Fox" --email jfox@acme.com
    $ rel add Jo Fox jfox@acme.com  # exit 2
    ! error: A name is not an e-mail address, which has a flag.
    ! Nothing was written. With it: rel add "Jo Fox" --email jfox@acme.com
    $ rel add 'Jo Fox (kjones@acme.com)'  # exit 1
    ! error: kjones@acme.com is the address of Kim Jones.
    ! To see them: rel show "Kim Jones"
    $ rel log jfox@acme.com hi --new  # exit 2
    ! error: A name is not an e-mail address, which has a flag.
    ! Nothing was written. With it: rel add NAME --email jfox@acme.com
    $ rel add Dr.  # exit 2
    ! error: `Dr.` is a title, which needs a name behind it.
    $ rel log Dr Foo hi --new  # exit 2
    ! error: `Dr` is a title, which needs a name behind it.
    $ rel edit kim --name kim@acme.com  # exit 2
    ! error: A name is not an e-mail address, which has a flag.
    ! Nothing was written. With it: rel edit "Kim Jones" --email kim@acme.com
    $ rel edit kim --alias kim@acme.com  # exit 2
    ! error: A name is not an e-mail address, which has a flag.
    ! Nothing was written. With it: rel edit "Kim Jones" --email kim@acme.com
    "#);
}

#[test]
fn someone_whose_name_is_only_divided_otherwise_is_pointed_out() {
    let sandbox = Sandbox::new();
    for name in ["Jean-Luc Picard", "MacDonald", "\"O'Brien Pat\"", "山田太郎"] {
        sandbox.rel(&format!("add {name}")).succeeds();
    }
    for (name, known) in [
        ("Jean Luc Picard", "Jean-Luc Picard"),
        ("Picard JeanLuc", "Jean-Luc Picard"),
        ("Mac Donald", "MacDonald"),
        ("Pat O Brien", "O'Brien Pat"),
        ("山田 太郎", "山田太郎"),
    ] {
        let said = sandbox.rel(&format!("add {name}")).succeeds().stderr;
        assert!(said.contains(&format!("{known} is there already")), "{name}: {said}");
        sandbox.rel("undo").succeeds();
    }
}

#[test]
fn an_alias_that_may_mean_someone_else_is_pointed_out() {
    let sandbox = Sandbox::new();
    sandbox.rel("add Cass").succeeds();
    sandbox.rel("add Dana Fell").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "add Cassandra Kelly --alias Dana",
        "edit kelly --alias fell",
        "add Dana Orr",
    ]), @"
    $ rel add Cassandra Kelly --alias Dana
    #3 Added Cassandra Kelly, no unit, every 14 days
    ! hint: `Dana` may also be Dana Fell, so rel will ask which of them is meant.

    $ rel edit kelly --alias fell
    #3 Changed: Cassandra Kelly, no unit, every 14 days
    ! hint: `fell` may also be Dana Fell, so rel will ask which of them is meant.

    $ rel add Dana Orr
    #4 Added Dana Orr, no unit, every 14 days
    ! hint: `Dana` may also be Cassandra Kelly, so rel will ask which of them is meant.
    ");
    insta::assert_snapshot!(refusals(&sandbox, &["edit kelly --alias cass", "show dana"]), @r##"
    $ rel edit kelly --alias cass  # exit 1
    ! error: Cass already goes by `cass`.
    ! Nothing was written. Two people with the same name could not be told apart.
    $ rel show dana  # exit 1
    ! error: `dana` could be 3 people.
    ! #3 Cassandra Kelly
    ! #2 Dana Fell
    ! #4 Dana Orr
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#3"
    "##);
}
