//! Guests: their addresses, names and answers.

use super::*;

#[test]
fn an_address_is_found_however_it_is_wrapped() {
    for line in [
        "ATTENDEE:mailto:Anna@Example.com",
        "ATTENDEE:MAILTO:anna@example.com",
        "ATTENDEE:\"mailto:anna@example.com\"",
        "ATTENDEE:anna@example.com",
        "ATTENDEE:mailto:anna@ example.com",
        "ATTENDEE:mailto:anna%40example.com",
        "ATTENDEE:mailto:<anna@example.com>",
        "ATTENDEE:mailto:Anna Roth <anna@example.com>",
        "ATTENDEE:mailto:anna@example.com?subject=Hello",
        "ATTENDEE;EMAIL=anna@example.com:urn:uuid:1",
        "ATTENDEE;CN=anna@example.com:invalid:nomail",
        "ATTENDEE;CN=Anna Roth <anna@example.com>:invalid:nomail",
    ] {
        assert_eq!(address_of(line).as_deref(), Some("anna@example.com"), "{line}");
    }
    for line in [
        "ATTENDEE;CN=Anna:invalid:nomail",
        "ATTENDEE;CN=Anna:sip:anna@example.com",
        "ATTENDEE;CN=Anna (anna@example.com):invalid:nomail",
    ] {
        assert_eq!(address_of(line), None, "{line}");
    }
    assert_eq!(address_of("ATTENDEE:mailto:100%@example.com").as_deref(), Some("100%@example.com"));
}

#[test]
fn a_name_is_on_one_line_in_reading_order_and_not_an_address() {
    for (line, name) in [
        ("ATTENDEE;CN=\"Kelly, Cassandra\":mailto:c@example.com", Some("Cassandra Kelly")),
        ("ATTENDEE;CN=Kelly, Cassandra:mailto:c@example.com", Some("Cassandra Kelly")),
        ("ATTENDEE;CN=\"'Braun, Holger'\":mailto:h@example.com", Some("Holger Braun")),
        ("ATTENDEE;CN=\"Acme, Inc.\":mailto:info@example.com", Some("Acme, Inc.")),
        ("ATTENDEE;CN=' Zoë Roth ':mailto:c@example.com", Some("Zoë Roth")),
        ("ATTENDEE;CN=Zoë Roth <c@example.com>:mailto:c@example.com", Some("Zoë Roth")),
        ("ATTENDEE;CN=Zoë (c@example.com):mailto:c@example.com", Some("Zoë (c@example.com)")),
        ("ATTENDEE;CN=\"Zoë\\nRoth\":mailto:c@example.com", Some("Zoë Roth")),
        ("ATTENDEE;CN=c@example.com:mailto:c@example.com", None),
        ("ATTENDEE:mailto:c@example.com", None),
    ] {
        assert_eq!(attendee(line).name.as_deref(), name, "{line}");
    }
}

#[test]
fn rooms_resources_and_groups_are_not_people() {
    for line in [
        "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com",
        "ATTENDEE;CUTYPE=resource:mailto:beamer@example.com",
        "ATTENDEE;CUTYPE=GROUP:mailto:team@example.com",
        "ATTENDEE:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE;CN=Team:mailto:c_1@group.calendar.google.com",
        "ATTENDEE:mailto:unknownorganizer@calendar.google.com",
    ] {
        assert!(!attendee(line).is_person, "{line}");
    }
    for name in ["Room 4.12", "Raum 3", "Besprechungsraum Ulm", "SEA Conference Room 1"] {
        assert!(!attendee(&format!("ATTENDEE;CN={name}:mailto:a@example.com")).is_person, "{name}");
    }
    for name in ["Sala Rossi", "Anna Room", "Grace Salle"] {
        assert!(attendee(&format!("ATTENDEE;CN={name}:mailto:a@example.com")).is_person, "{name}");
    }
    assert!(attendee("ATTENDEE;CUTYPE=INDIVIDUAL:mailto:anna@example.com").is_person);
}

#[test]
fn guests_who_were_only_informed_are_known() {
    let informed = "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:anna@example.com";
    assert!(attendee(informed).is_informed);
    assert!(attendee("ATTENDEE;ROLE=non-participant:mailto:anna@example.com").is_informed);
    let asked = "ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:anna@example.com";
    assert!(!attendee(asked).is_informed);
    assert!(!attendee(&format!("{informed}\n{asked}")).is_informed);
}

#[test]
fn guests_who_declined_or_sent_someone_else_are_known() {
    for (status, has_declined) in
        [("DECLINED", true), ("DELEGATED", true), ("ACCEPTED", false), ("TENTATIVE", false)]
    {
        let guest = attendee(&format!("ATTENDEE;PARTSTAT={status}:mailto:anna@example.com"));
        assert_eq!(guest.has_declined, has_declined, "{status}");
    }
}

#[test]
fn nobody_is_invited_twice_and_the_organizer_is_not_made_a_guest() {
    let event = read_event(
        "DTSTART:20260105T090000Z
         ORGANIZER;CN=Bo Lang:mailto:bo@example.com
         ATTENDEE:mailto:anna@example.com
         ATTENDEE;CN=Anna Roth;PARTSTAT=DECLINED:MAILTO:ANNA@example.com",
    );
    let organizer = event.organizer.expect("an organizer");
    assert_eq!(organizer.email.as_deref(), Some("bo@example.com"));
    let [anna] = &event.guests[..] else { panic!("one guest") };
    assert_eq!((anna.name.as_deref(), anna.has_declined), (Some("Anna Roth"), true));
}
