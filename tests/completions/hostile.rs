//! Names that are code to a shell: completed, they are one word, and nothing in them runs.

use super::shells::{Typist, loading};
use crate::support::Sandbox;

/// What follows the first name of someone. Anyone may be called so in an address book.
const SURNAMES: &[&str] = &[
    "$(touch owned)",
    "$(touch owned",
    "`touch owned`",
    "`touch owned",
    "${HOME}",
    "$HOME",
    "$",
    "\"; touch owned; \"",
    "\" && touch owned #",
    "\"$(touch owned)\"",
    "\"",
    "'; touch owned; '",
    "'$(touch owned)'",
    "'",
    "\\",
    "\\\\",
    "\\\"; touch owned; \\\"",
    "\\'; touch owned; \\'",
    "!!",
    "!",
    "!touch",
    "\"!!\"",
    "'!!'",
    "Stop! \"Now\" it's",
    "; touch owned",
    "& touch owned &",
    "&& touch owned",
    "| touch owned",
    "(touch owned)",
    "<(touch owned)",
    "> owned",
    "< owned",
    "*",
    "?",
    "[a-z]*",
    "x{a..c}",
    "~",
    "~root",
    "#5",
    "# touch owned",
    "=ls",
    "a=b",
    "^a^b",
    "%1",
    "$'\\x41'",
    "a:b",
    "a@b",
    "O\u{2019}Brien \u{201c}Bo\u{201d}",
    "é \u{301}x",
    "-rf",
    "--help",
];

/// Names that begin with something special.
const NAMES: &[&str] = &[
    "$(touch owned) Abe",
    "`touch owned` Abe",
    "\"Bea\" Abe",
    "'Cyd' Abe",
    "~Dan Abe",
    "!Eli Abe",
    ";Flo Abe",
    "*Gus Abe",
    "\\Hal Abe",
    "(Ian Abe",
    "{Jay Abe",
    "=Kim Abe",
    "&Lea Abe",
    "!!",
    "$$",
];

/// Returns a first name that nobody else has.
fn first_name(index: usize) -> String {
    let letter = |n: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[n % 26]);
    format!("Eva{}{}", letter(index / 26), letter(index))
}

fn people() -> Vec<String> {
    let surnames = SURNAMES.iter().enumerate();
    surnames.map(|(index, it)| format!("{} {it}", first_name(index))).collect()
}

/// Creates a journal that imported these people.
fn sandbox(people: &[String]) -> Sandbox {
    let sandbox = Sandbox::new();
    let escaped = |name: &String| name.replace('\\', "\\\\").replace([',', ';'], "\\;");
    let cards = people
        .iter()
        .map(|name| format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{}\r\nEND:VCARD\r\n", escaped(name)));
    sandbox.file("people.vcf", &cards.collect::<String>());
    sandbox.rel("import people.vcf").succeeds();
    sandbox
}

/// Returns how someone may type the beginning of a word: bare, or with a quote still open.
fn typed(program: &str, beginning: &str, quote: &str) -> String {
    let escaped = |special: &str| {
        let escape = |c: char| if special.contains(c) { format!("\\{c}") } else { c.to_string() };
        beginning.chars().map(escape).collect::<String>()
    };
    match quote {
        "\"" if program == "fish" => format!("\"{}", escaped("\"$\\")),
        "\"" => format!("\"{}", escaped("\"$`\\")),
        "'" => format!("'{beginning}"),
        _ => escaped(" \"'$`\\!;&|()<>*?[]{}~#=^"),
    }
}

/// Asserts that the beginnings of names, typed and completed, are these names to `rel`.
#[track_caller]
fn are_completed(program: &'static str, sandbox: &Sandbox, lines: &[(String, String)]) {
    let mut typist = Typist::new(sandbox, program);
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|(line, name)| match typist.words(&format!("rel show {line}\t")) {
            Ok(words) if words == ["show", name] => None,
            other => Some(format!("rel show {line}<TAB> is {name} : {other:?}")),
        })
        .collect();
    let (count, all) = (wrong.len(), lines.len());
    assert!(wrong.is_empty(), "{program}, {count} of {all}:\n{}", wrong.join("\n"));
}

/// Asserts that everyone is completed from the first name.
#[track_caller]
fn completes_first_names(program: &'static str, quote: &str) {
    let people = people();
    let lines = people.iter().map(|name| {
        let first = name.split(' ').next().expect("a first name");
        (typed(program, first, quote), name.clone())
    });
    are_completed(program, &sandbox(&people), &lines.collect::<Vec<_>>());
}

/// Asserts that everyone is completed from the first name and the first characters of the rest,
/// and that upper and lower case do not matter.
#[track_caller]
fn completes_what_is_typed_in_part(program: &'static str, quote: &str) {
    let people = people();
    let mut lines = Vec::new();
    for name in &people {
        for more in 1..=2 {
            let beginning: String = name.chars().take("Evaaa".len() + more).collect();
            if quote == "'" && beginning.contains('\'') {
                continue;
            }
            // fish changes no letter of a word with one of these in it.
            let stays =
                program == "fish" && beginning.contains(['$', '*', '?', '(', ')', '{', '}']);
            let beginning = if stays { beginning } else { beginning.to_lowercase() };
            lines.push((typed(program, &beginning, quote), name.clone()));
        }
    }
    are_completed(program, &sandbox(&people), &lines);
}

#[track_caller]
fn completes_names_that_begin_specially(program: &'static str, quote: &str) {
    let people: Vec<String> = NAMES.iter().map(|&name| name.to_owned()).collect();
    let lines = people.iter().filter(|name| quote != "'" || !name.starts_with('\''));
    let lines = lines.map(|name| {
        let beginning: String = name.chars().take(2).collect();
        (typed(program, &beginning, quote), name.clone())
    });
    are_completed(program, &sandbox(&people), &lines.collect::<Vec<_>>());
}

#[track_caller]
fn completes_hostile_names(program: &'static str, quote: &str) {
    completes_first_names(program, quote);
    completes_what_is_typed_in_part(program, quote);
    completes_names_that_begin_specially(program, quote);
}

/// Asserts that units, tags and groups are completed as one word, within any quotes.
#[track_caller]
fn completes_units_and_tags(program: &'static str) {
    let sandbox = Sandbox::new();
    let names =
        ["Uma $(touch owned)", "Ume \"; touch owned; \"", "Umi '; touch owned; '", "Umo !!"];
    for (index, name) in names.into_iter().enumerate() {
        sandbox.rel(&format!("unit add {}", shell_words::quote(name))).succeeds();
        let tag = shell_words::quote(&name.replace('U', "T")).into_owned();
        sandbox.rel(&format!("add {} --tag {tag}", first_name(index))).succeeds();
    }
    let mut typist = Typist::new(&sandbox, program);
    let mut wrong = Vec::new();
    for name in names {
        let tag = name.replace('U', "T");
        for quote in ["", "\"", "'"] {
            let mut check = |line: String, expected: Vec<String>| {
                let words = typist.words(&format!("{line}\t"));
                if words != Ok(expected) {
                    wrong.push(format!("{line}<TAB> : {words:?}"));
                }
            };
            let words = |words: &[&str]| words.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
            let (unit, begun) = (&name[..3], &tag[..3].to_lowercase());
            check(format!("rel stale --unit {quote}{unit}"), words(&["stale", "--unit", name]));
            check(format!("rel list --tag {quote}{begun}"), words(&["list", "--tag", &tag]));
            check(format!("rel log {quote}@{unit}"), words(&["log", &format!("@{name}")]));
        }
        let whole = format!("--unit={name}");
        let line = format!("rel stale --unit={}\t", &name[..3]);
        let words = typist.words(&line);
        if words != Ok(vec!["stale".to_owned(), whole]) {
            wrong.push(format!("{line}: {words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{program}:\n{}", wrong.join("\n"));
}

/// Asserts that `rel` itself finds the person whose name was completed.
#[track_caller]
fn shows_who_was_completed(program: &'static str) {
    let sandbox = sandbox(&people());
    let mut typist = Typist::with(&sandbox, program, loading(program));
    for (line, name) in [
        ("rel show Evaaa", "Evaaa $(touch owned)"),
        ("rel show \"Evaaa", "Evaaa $(touch owned)"),
        ("rel show 'Evaah", "Evaah \"; touch owned; \""),
        ("rel show \"evaal", "Evaal '; touch owned; '"),
    ] {
        typist.sees(&format!("{line}\t\r"), &format!("talked with {name}"));
        typist.sees("", "ready> ");
        assert!(!sandbox.path("owned").exists(), "{program} ran a name as a command");
    }
}

macro_rules! in_each_shell {
    ($($test:ident: $check:expr;)*) => {
        mod bash {
            $(#[test] fn $test() { $check("bash") })*
        }
        mod zsh {
            $(#[test] #[ignore = "needs zsh"] fn $test() { $check("zsh") })*
        }
        mod fish {
            $(#[test] #[ignore = "needs fish"] fn $test() { $check("fish") })*
        }
    };
}

in_each_shell! {
    hostile_names_are_completed_bare: |it| super::completes_hostile_names(it, "");
    hostile_names_are_completed_in_double_quotes: |it| super::completes_hostile_names(it, "\"");
    hostile_names_are_completed_in_single_quotes: |it| super::completes_hostile_names(it, "'");
    hostile_units_and_tags_are_completed: super::completes_units_and_tags;
    rel_shows_who_was_completed: super::shows_who_was_completed;
}
