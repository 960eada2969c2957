//! Finds the time zone that a TZID names: by its IANA or Windows name, a label or a city.

use std::str::FromStr;

use calcard::common::timezone::Tz;
use chrono::{FixedOffset, NaiveDate, Offset, TimeZone};

/// The names of UTC, in lower case.
#[rustfmt::skip]
const UTC: &[&str] = &[
    "utc", "gmt", "z", "zulu", "uct", "universal", "utc time", "gmt time",
    "coordinated universal time",
    "universal coordinated time", "universal time coordinated", "universal time",
    "greenwich mean time", "koordinierte weltzeit", "weltzeit", "temps universel coordonné",
    "temps universel", "tiempo universal coordinado", "hora universal coordinada",
    "tempo universale coordinato", "tempo coordinato universale", "tempo universal coordenado",
    "gecoördineerde wereldtijd", "koordinerad universell tid", "koordinert universaltid",
    "koordineret universaltid", "koordinoitu yleisaika", "uniwersalny czas koordynowany",
    "skoordynowany czas uniwersalny", "eşgüdümlü evrensel zaman",
    "всемирное координированное время",
    "協定世界時", "协调世界时", "國際標準時間", "협정 세계시",
];

/// The zones of the IANA that are UTC.
const UTC_IN_IANA: [&str; 13] = [
    "UTC",
    "GMT",
    "GMT0",
    "UCT",
    "Zulu",
    "Universal",
    "Greenwich",
    "Etc/UTC",
    "Etc/GMT",
    "Etc/UCT",
    "Etc/Zulu",
    "Etc/Universal",
    "Etc/Greenwich",
];

/// Other names of zones, in lower case, and their IANA names.
#[rustfmt::skip]
const OTHERS: &[(&str, &str)] = &[
    ("us/pacific-new", "America/Los_Angeles"), ("edt", "America/New_York"),
    ("cdt", "America/Chicago"), ("mdt", "America/Denver"), ("pdt", "America/Los_Angeles"),
    ("pst", "America/Los_Angeles"), ("cest", "Europe/Berlin"), ("mez", "Europe/Berlin"),
    ("mesz", "Europe/Berlin"), ("central european time", "Europe/Berlin"),
    ("central european summer time", "Europe/Berlin"), ("mitteleuropäische zeit", "Europe/Berlin"),
    ("mitteleuropäische sommerzeit", "Europe/Berlin"),
    ("heure d’europe centrale", "Europe/Paris"), ("british summer time", "Europe/London"),
    ("westeuropäische zeit", "Europe/Lisbon"), ("eest", "Europe/Helsinki"),
    ("osteuropäische zeit", "Europe/Helsinki"), ("eastern european time", "Europe/Helsinki"),
    ("eastern european summer time", "Europe/Helsinki"), ("west", "Europe/Lisbon"),
    ("western european time", "Europe/Lisbon"), ("msk", "Europe/Moscow"), ("jst", "Asia/Tokyo"),
    ("kst", "Asia/Seoul"), ("aest", "Australia/Sydney"), ("aedt", "Australia/Sydney"),
    ("nzst", "Pacific/Auckland"), ("nzdt", "Pacific/Auckland"),
    ("eastern time", "America/New_York"), ("central time", "America/Chicago"),
    ("mountain time", "America/Denver"), ("pacific time", "America/Los_Angeles"),
    ("malay peninsula standard time", "Asia/Singapore"),
];

/// A name of Windows that left its city: Kazakhstan moved to another offset in 2024.
const MOVED: (&str, &str) = ("Central Asia Standard Time", "Asia/Bishkek");

const REGIONS: [&str; 9] = [
    "Europe",
    "America",
    "Asia",
    "Africa",
    "Australia",
    "Pacific",
    "Atlantic",
    "Indian",
    "America/Argentina",
];

/// Finds the zone of a name, also within a path: `/freeassociation.org/Europe/Berlin`,
/// `tzone://Microsoft/Utc`. A UTC offset is not a name.
pub fn named(tzid: &str) -> Option<Tz> {
    let is_path = tzid.starts_with('/') || tzid.contains("://");
    let path = tzid.match_indices('/').map(|(at, _)| &tzid[at + 1..]).filter(|_| is_path);
    std::iter::once(tzid).chain(path).find_map(whole_name)
}

fn whole_name(name: &str) -> Option<Tz> {
    let name = name.trim();
    if let Some((offset, cities)) = label(name) {
        return iana_or_windows(cities)
            .or_else(|| cities.split([',', '/', ';']).find_map(|it| city(it, Some(offset))))
            .or_else(|| is_utc(cities).then_some(Tz::UTC));
    }
    if let Some(zone) = iana_or_windows(name) {
        return Some(zone);
    }
    let capitalized = capitalized(name);
    let standard = capitalized.replace(" Daylight Time", " Standard Time");
    let standard = standard.replace(" Summer Time", " Standard Time");
    other_name(name)
        .or_else(|| iana_or_windows(&capitalized))
        .or_else(|| iana_or_windows(&standard))
        .or_else(|| iana_or_windows(without_number(name)?).filter(|zone| !zone.is_utc()))
        .or_else(|| iana_beside_brackets(name))
        .or_else(|| name.split([',', ';']).find_map(|it| city(it, None)))
}

fn is_utc(name: &str) -> bool {
    let name = name.to_lowercase();
    UTC.contains(&name.strip_prefix("etc/").unwrap_or(&name))
}

fn other_name(name: &str) -> Option<Tz> {
    if is_utc(name) {
        return Some(Tz::UTC);
    }
    let lower = name.to_lowercase();
    let (_, iana) = OTHERS.iter().find(|(other, _)| *other == lower)?;
    Tz::from_str(iana).ok()
}

fn iana_or_windows(name: &str) -> Option<Tz> {
    // The parser takes a part of a label for an offset.
    if name.is_empty() || name.starts_with(['(', '/']) {
        return None;
    }
    let name = if name == MOVED.0 { MOVED.1 } else { name };
    let zone = Tz::from_str(name).ok()?;
    let is_utc = zone.name().is_some_and(|name| UTC_IN_IANA.contains(&name.as_ref()));
    Some(if is_utc { Tz::UTC } else { zone })
}

/// Finds an IANA name before brackets or within them: `America/New_York (EDT)`. Other names differ
/// by what is in brackets: `Eastern Standard Time (Mexico)`.
fn iana_beside_brackets(name: &str) -> Option<Tz> {
    let (before, within) = name.strip_suffix(')')?.split_once('(')?;
    let mut names = [before, within].into_iter().map(str::trim).filter(|name| name.contains('/'));
    names.find_map(iana_or_windows)
}

/// Removes the number of a copy: `America/New_York_1`, `Europe/Berlin 2`. `UTC-5` is not a copy.
fn without_number(name: &str) -> Option<&str> {
    let short = name.trim_end_matches(|c: char| c.is_ascii_digit());
    short.strip_suffix(['_', ' ', '-', '#']).filter(|_| short.len() < name.len())
}

/// Writes the words of a name with a capital: `europe/berlin`, `AMERICA/NEW_YORK`.
fn capitalized(name: &str) -> String {
    let mut is_first = true;
    let mut capital = |c: char| {
        let as_written = if is_first { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
        is_first = matches!(c, '/' | '_' | ' ' | '-' | '.');
        as_written
    };
    name.chars().map(&mut capital).collect()
}

/// Finds the zone of a city; one whose standard time is this far ahead of UTC, if it is known.
fn city(name: &str, offset: Option<FixedOffset>) -> Option<Tz> {
    let name = capitalized(&name.trim().replace(' ', "_"));
    let is_city = name.len() > 2 && name.chars().all(|c| c.is_alphabetic() || "_-.'".contains(c));
    let zones = REGIONS.iter().filter(|_| is_city);
    let mut zones = zones.filter_map(|region| Tz::from_str(&format!("{region}/{name}")).ok());
    zones.find(|zone| offset.is_none_or(|offset| standard_offset(zone) == Some(offset)))
}

/// Returns the offset of a zone in winter, north or south.
fn standard_offset(zone: &Tz) -> Option<FixedOffset> {
    let in_month = |month| {
        let day = NaiveDate::from_ymd_opt(2026, month, 1)?.and_hms_opt(12, 0, 0)?;
        Some(zone.offset_from_utc_datetime(&day).fix())
    };
    [in_month(1)?, in_month(7)?].into_iter().min_by_key(FixedOffset::local_minus_utc)
}

/// Splits a label such as `(UTC+01:00) Amsterdam, Berlin, Rome` into its offset and the rest.
fn label(name: &str) -> Option<(FixedOffset, &str)> {
    let (offset, rest) = name.strip_prefix('(')?.split_once(')')?;
    Some((offset_of(offset)?, rest.trim()))
}

/// Reads the UTC offset that a name states, summer and winter: `UTC+01`, `GMT-0530`, `+01:00`,
/// `(GMT -05.00) Bogota`.
pub fn offset(tzid: &str) -> Option<FixedOffset> {
    let tzid = tzid.rsplit('/').next().unwrap_or(tzid).trim();
    label(tzid).map(|(offset, _)| offset).or_else(|| offset_of(tzid))
}

fn offset_of(text: &str) -> Option<FixedOffset> {
    let text = text.trim().to_ascii_uppercase().replace(['−', '–'], "-");
    let stated = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT"));
    if stated.is_some_and(|rest| rest.trim().is_empty()) {
        return FixedOffset::east_opt(0);
    }
    let (sign, digits) = stated.unwrap_or(&text).trim_start().split_at_checked(1)?;
    let digits = digits.trim_start();
    let (hours, minutes) = match (digits.split_once([':', '.']), digits.len()) {
        (Some(parts), _) => parts,
        (None, 4) => digits.split_at_checked(2)?,
        (None, _) => (digits, "00"),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) || hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let minutes = minutes.parse().ok().filter(|minutes: &i32| *minutes < 60)?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes * 60;
    match sign {
        "+" => FixedOffset::east_opt(seconds),
        "-" => FixedOffset::west_opt(seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(tzid: &str) -> Option<String> {
        named(tzid).and_then(|zone| zone.name().map(|name| name.into_owned()))
    }

    #[test]
    fn utc_has_many_names() {
        for tzid in [
            "UTC",
            "utc",
            "Etc/UTC",
            "Etc/GMT",
            "GMT",
            "Z",
            "Zulu",
            "Coordinated Universal Time",
            "(UTC) Coordinated Universal Time",
            "(UTC) Koordinerad universell tid",
            "(UTC) Koordinierte Weltzeit",
            "tzone://Microsoft/Utc",
            "/freeassociation.sourceforge.net/UTC",
        ] {
            assert!(named(tzid).is_some_and(|zone| zone.is_utc()), "{tzid}");
        }
        for tzid in ["UTC+0", "UTC+00:00", "GMT-0", "+0000", "(UTC) Whatever", "(UTC+00:00) x"] {
            assert_eq!(offset(tzid), FixedOffset::east_opt(0), "{tzid}");
        }
    }

    #[test]
    fn zones_are_found_by_labels_cities_and_copies_of_their_names() {
        for (tzid, name) in [
            ("America/New_York_1", "America/New_York"),
            ("europe/berlin", "Europe/Berlin"),
            ("US/Pacific-New", "America/Los_Angeles"),
            ("tzone://Microsoft/Olson/Europe/Paris", "Europe/Paris"),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Europe/Berlin"),
            ("(UTC) Dublin, Edinburgh, Lissabon, London", "Europe/Dublin"),
            ("(GMT-05.00) Eastern Time (US & Canada)", "America/New_York"),
            ("Eastern Daylight Time", "America/New_York"),
            ("Berlin", "Europe/Berlin"),
            ("Mitteleuropäische Sommerzeit", "Europe/Berlin"),
            ("Eastern Time", "America/New_York"),
            ("America/New_York (EDT)", "America/New_York"),
            ("Eastern Standard Time (America/New_York)", "America/New_York"),
            ("Malay Peninsula Standard Time", "Asia/Singapore"),
            ("Central Asia Standard Time", "Asia/Bishkek"),
        ] {
            assert_eq!(id(tzid).as_deref(), Some(name), "{tzid}");
        }
        for tzid in [
            "Etc/Unknown",
            "Customized Time Zone",
            "tzone://Microsoft/Custom",
            "Eastern Standard Time (Australia)",
            "Mexico (CST)",
            "foo",
            "",
        ] {
            assert_eq!(id(tzid), None, "{tzid}");
        }
    }

    #[test]
    fn what_follows_a_name_of_utc_is_not_the_number_of_a_copy() {
        for tzid in ["GMT-5", "UTC-5", "UTC-0500", "GMT-0500"] {
            assert_eq!(id(tzid), None, "{tzid}");
            assert_eq!(offset(tzid), FixedOffset::west_opt(5 * 3600), "{tzid}");
        }
        for tzid in ["Etc/GMT-99", "UTC 5", "GMT_2"] {
            assert_eq!((id(tzid), offset(tzid)), (None, None), "{tzid}");
        }
    }
}
