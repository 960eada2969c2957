//! Titles, particles and suffixes, which name nobody by themselves.

use super::logged;
use crate::commands::refusals;
use crate::support::Sandbox;

fn journal() -> Sandbox {
    let sandbox = Sandbox::new();
    for name in ["\"Dr. Hans Müller\"", "Ruth van der Berg", "Cassandra Kelly", "Sam Jones Jr."] {
        sandbox.rel(&format!("add {name}")).succeeds();
    }
    sandbox
}

#[test]
fn a_title_or_a_particle_alone_names_nobody() {
    let sandbox = journal();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "show dr",
        "show jr",
        "log Dr budget",
        "log Dr Smith budget",
        "log dr smith budget",
        "log van Dijk budget",
        "log cass,van Dijk budget",
        "log van der budget",
        "log d budget",
        "log Ms Smith budget",
        "fact add dr goal growth",
        "log Jones Sr. budget",
    ]), @r##"
    $ rel show dr  # exit 1
    ! error: `dr` is not a whole name.
    ! #1 Dr. Hans Müller
    ! Nothing was written. If this is who you mean, type it: "Dr. Hans Müller"
    $ rel show jr  # exit 1
    ! error: `jr` is not a whole name.
    ! #4 Sam Jones Jr.
    ! Nothing was written. If this is who you mean, type it: "Sam Jones Jr."
    $ rel log Dr budget  # exit 1
    ! error: `Dr` is not a whole name.
    ! #1 Dr. Hans Müller
    ! Nothing was written. If this is who you mean, type it: "Dr. Hans Müller"
    $ rel log Dr Smith budget  # exit 1
    ! error: Nobody in the journal is called `Dr Smith`.
    ! To see everyone: rel list. To add someone new: rel add "Dr Smith" --unit UNIT
    $ rel log dr smith budget  # exit 1
    ! error: `dr` is not a whole name.
    ! #1 Dr. Hans Müller
    ! Nothing was written. If this is who you mean, type it: "Dr. Hans Müller"
    $ rel log van Dijk budget  # exit 1
    ! error: `van` is not a whole name.
    ! #2 Ruth van der Berg
    ! Nothing was written. If this is who you mean, type it: "Ruth van der Berg"
    $ rel log cass,van Dijk budget  # exit 1
    ! error: `van` is not a whole name.
    ! #2 Ruth van der Berg
    ! Nothing was written. If this is who you mean, type it: "Ruth van der Berg"
    $ rel log van der budget  # exit 1
    ! error: `van der` is not a whole name.
    ! #2 Ruth van der Berg
    ! Nothing was written. If this is who you mean, type it: "Ruth van der Berg"
    $ rel log d budget  # exit 1
    ! error: `d` could be 2 people.
    ! #1 Dr. Hans Müller
    ! #2 Ruth van der Berg
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#1"
    $ rel log Ms Smith budget  # exit 1
    ! error: Nobody in the journal is called `Ms Smith`.
    ! To see everyone: rel list. To add someone new: rel add "Ms Smith" --unit UNIT
    $ rel fact add dr goal growth  # exit 1
    ! error: `dr` is not a whole name.
    ! #1 Dr. Hans Müller
    ! Nothing was written. If this is who you mean, type it: "Dr. Hans Müller"
    $ rel log Jones Sr. budget  # exit 1
    ! error: Nobody in the journal is called `Jones Sr.`.
    ! To see everyone: rel list. To add someone new: rel add "Jones Sr." --unit UNIT
    "##);
}

#[test]
fn an_alias_or_initials_may_be_spelt_like_a_title() {
    let sandbox = journal();
    sandbox.rel("edit cass --alias Doctor").succeeds();
    sandbox.rel("add Maria Smith").succeeds();
    for (typed, name, note) in [
        ("doctor budget", "Cassandra Kelly", "budget"),
        ("Doctor Jones called", "Cassandra Kelly", "Jones called"),
        ("ms budget", "Maria Smith", "budget"),
        ("Ms Kelly budget", "Cassandra Kelly", "budget"),
    ] {
        assert_eq!(logged(&sandbox, typed), (vec![name.to_owned()], note.to_owned()), "{typed}");
    }
}

#[test]
fn titles_that_the_name_does_not_have_are_left_out() {
    let sandbox = journal();
    for (typed, name) in [
        ("\"Ms Kelly\"", "Cassandra Kelly"),
        ("Ms Kelly", "Cassandra Kelly"),
        ("Ms. Cass Kelly", "Cassandra Kelly"),
        ("\"Kelly PhD\"", "Cassandra Kelly"),
        ("Prof. Dr. Müller", "Dr. Hans Müller"),
        ("Herr Müller", "Dr. Hans Müller"),
        ("Mr Jones", "Sam Jones Jr."),
        ("Frau van der Berg", "Ruth van der Berg"),
    ] {
        let expected = (vec![name.to_owned()], "budget".to_owned());
        assert_eq!(logged(&sandbox, &format!("{typed} budget")), expected, "{typed}");
    }
    let (people, _) = logged(&sandbox, "Ms Kelly, Herr Müller budget");
    assert_eq!(people, ["Cassandra Kelly", "Dr. Hans Müller"]);
    assert_eq!(sandbox.json("fact add Ms Kelly goal growth")["stakeholder"], "Cassandra Kelly");
}
