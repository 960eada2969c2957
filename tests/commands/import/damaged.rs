//! Damaged files: an answer or an error, never a crash.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::{CARDS, EVENTS};
use crate::support::{Sandbox, rounds};

const LIST: &str = "\u{feff}First Name,Last Name,E-mail 1 - Value,Birthday,Organization Title\r\n\
    Zoë,Ångström,zoe@example.com,1980-02-03,\"CFO, Europe\"\r\n\
    山田,花子,\"a@example.jp ::: b@example.jp\",--02-29,\"two\r\nlines\"\r\n\
    ,,nobody@example.com,31.12.1999,\r\n";

const LINES: &str = "{\"uid\":\"01a1fb67-1800-7000-8000-000000000001\",\
    \"modified\":\"2026-11-01T00:00:00.000Z\",\"noun\":\"unit\",\"name\":\"Legal\",\"weight\":2.5,\
    \"cadence_days\":null,\"why\":\"signs\"}\n\
    {\"uid\":\"01a1fb67-1800-7000-8000-000000000002\",\"modified\":\"2026-11-01T00:00:00.000Z\",\
    \"noun\":\"entry\",\"deleted\":true}\n\
    {\"who\":[\"cass\",\"neal\"],\"kind\":\"coffee\",\"date\":\"fri\",\"note\":\"é\\u0000\",\"gut\":-2}\n";

const SERIES: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\n\
    TZID:Somewhere\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nTZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
    UID:weekly\r\nDTSTART;TZID=Somewhere:20260105T093000\r\nDURATION:PT45M\r\n\
    RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261130T235959Z\r\n\
    EXDATE;TZID=Somewhere:20260119T093000,20260202T093000\r\nSUMMARY:Weekly\\, with\r\n  a fold\r\n\
    ORGANIZER;CN=\"Wallace, Neal\":mailto:neal@example.com\r\n\
    ATTENDEE;PARTSTAT=ACCEPTED;CN=Me:MAILTO:me@example.com\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n\
    UID:weekly\r\nRECURRENCE-ID;TZID=Somewhere:20260107T093000\r\nDTSTART;VALUE=DATE:20260108\r\n\
    SEQUENCE:2\r\nATTENDEE;PARTSTAT=DECLINED:mailto:neal@example.com\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

const QUOTED: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:\
    M=FCller;J=FCrgen;;Dr.\r\nEMAIL;INTERNET;PREF:j@example.com\r\n\
    NOTE;ENCODING=QUOTED-PRINTABLE:a=\r\nb=0D=0A=\r\n\r\nPHOTO;ENCODING=BASE64;TYPE=GIF:\r\n R0lG\r\n\r\n\
    BDAY:19800203\r\nORG:Acme;Sales;North\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë\r\n\
    BDAY:--0203\r\nitem1.EMAIL;TYPE=work:zoe@example.com\r\nitem1.X-ABLabel:Work\r\nEND:VCARD\r\n";

/// Sound files before they are damaged, with their extensions.
const WHOLE: [(&str, &str); 6] = [
    ("vcf", CARDS),
    ("vcf", QUOTED),
    ("ics", EVENTS),
    ("ics", SERIES),
    ("csv", LIST),
    ("jsonl", LINES),
];

/// The ways to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    CutOff,
    Byte(u8),
    Inserted(Vec<u8>),
    LineLost,
    LineTwice,
    /// The end comes before the beginning.
    TurnedAround,
    Utf16 {
        big_endian: bool,
    },
    Latin1,
    /// Every digit from there on is replaced.
    Digits(u8),
}

fn damage() -> impl Strategy<Value = (usize, Damage)> {
    let sign = prop::sample::select(&b"\0\n\r :;,=\"\\-+0TZ\xff\xc3"[..]);
    let bytes = prop::collection::vec(any::<u8>(), 1..40);
    let kinds = prop_oneof![
        Just(Damage::CutOff),
        any::<u8>().prop_map(Damage::Byte),
        sign.prop_map(Damage::Byte),
        bytes.prop_map(Damage::Inserted),
        Just(Damage::LineLost),
        Just(Damage::LineTwice),
        Just(Damage::TurnedAround),
        any::<bool>().prop_map(|big_endian| Damage::Utf16 { big_endian }),
        Just(Damage::Latin1),
        (b'0'..=b'9').prop_map(Damage::Digits),
    ];
    (0..4096_usize, kinds)
}

fn damaged(bytes: &[u8], place: usize, damage: &Damage) -> Vec<u8> {
    let (mut before, mut after) = (bytes.to_vec(), Vec::new());
    if !bytes.is_empty() {
        after = before.split_off(place % bytes.len());
    }
    let line = after.iter().position(|byte| *byte == b'\n').map_or(after.len(), |end| end + 1);
    match damage {
        Damage::CutOff => return before,
        Damage::Byte(byte) => after.splice(..after.len().min(1), [*byte]).for_each(drop),
        Damage::Inserted(bytes) => before.extend(bytes),
        Damage::LineLost => after.drain(..line).for_each(drop),
        Damage::LineTwice => before.extend(&after[..line]),
        Damage::TurnedAround => return [after, before].concat(),
        Damage::Utf16 { big_endian } => {
            let to_bytes = if *big_endian { u16::to_be_bytes } else { u16::to_le_bytes };
            return String::from_utf8_lossy(bytes).encode_utf16().flat_map(to_bytes).collect();
        }
        Damage::Latin1 => {
            let chars = String::from_utf8_lossy(bytes).into_owned();
            return chars.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        }
        Damage::Digits(digit) => {
            after.iter_mut().filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte = *digit);
        }
    }
    [before, after].concat()
}

/// Generates a damaged file: its extension and its content.
fn file() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let broken = (prop::sample::select(&WHOLE[..]), prop::collection::vec(damage(), 1..4));
    let broken = broken.prop_map(|((ending, text), damages)| {
        let bytes = damages.iter().fold(text.as_bytes().to_vec(), |bytes, (place, damage)| {
            damaged(&bytes, *place, damage)
        });
        (ending, bytes)
    });
    let noise = (prop::sample::select(&WHOLE[..]), prop::collection::vec(any::<u8>(), 0..400));
    prop_oneof![8 => broken, 1 => noise.prop_map(|((ending, _), bytes)| (ending, bytes))]
}

fn put(folder: &Path, files: &[(&str, Vec<u8>)], endings: &[&str]) {
    fs::create_dir(folder).expect("a folder");
    for (number, (ending, bytes)) in files.iter().enumerate() {
        if endings.contains(ending) {
            fs::write(folder.join(format!("{number}.{ending}")), bytes).expect("a file");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: rounds(4, 12), failure_persistence: None, ..ProptestConfig::default() })]

    /// Damaged cards and events do not spoil others, so they share a folder. Lists and lines are refused
    /// as a whole, so they are on their own.
    #[test]
    fn a_damaged_file_is_imported_or_reported(files in prop::collection::vec(file(), 24)) {
        let sandbox = Sandbox::with_people();
        put(&sandbox.path("good"), &files, &["vcf", "ics"]);
        put(&sandbox.path("whole"), &files, &["csv", "jsonl"]);
        let mut lines: Vec<String> =
            ["good --from vcf", "good --from ics", "good", "whole"].map(str::to_owned).into();
        for file in fs::read_dir(sandbox.path("whole")).expect("a folder").take(3) {
            lines.push(file.expect("a file").path().display().to_string());
        }
        for line in lines {
            let ran = sandbox.rel(&format!("import {line}"));
            prop_assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.transcript());
            prop_assert!(!ran.stderr.contains("panicked"), "{}", ran.transcript());
            prop_assert!(!(ran.stdout + &ran.stderr).trim().is_empty(), "{} says nothing", line);
        }
        let ran = sandbox.rel("doctor").succeeds();
        prop_assert!(ran.stdout.starts_with("The journal is sound"), "{}", ran.transcript());
    }
}
