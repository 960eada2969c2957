use super::lived_in;
use crate::commands::refusals;

#[test]
fn a_filter_that_does_not_apply_is_refused() {
    insta::assert_snapshot!(refusals(&lived_in(), &[
        "list --kind talk",
        "list --since 3d",
        "list units --with cass",
        "list entries --topic goal",
        "list entries --archived",
        "list facts --account me",
        "list kinds --since 3d",
        "list --unit Finance --no-unit",
    ]), @"
    $ rel list --kind talk  # exit 2
    ! error: --kind does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --match, --archived and -n.
    $ rel list --since 3d  # exit 2
    ! error: --since does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --match, --archived and -n.
    $ rel list units --with cass  # exit 2
    ! error: --with does not apply to this list.
    ! This list takes --match and -n.
    $ rel list entries --topic goal  # exit 2
    ! error: --topic does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --kind, --by, --since, --until, --match, --account, --planned, --import and -n.
    $ rel list entries --archived  # exit 2
    ! error: --archived does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --kind, --by, --since, --until, --match, --account, --planned, --import and -n.
    $ rel list facts --account me  # exit 2
    ! error: --account does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --topic, --since, --until, --match and -n.
    $ rel list kinds --since 3d  # exit 2
    ! error: --since does not apply to this list.
    ! This list takes --match, --account and -n.
    $ rel list --unit Finance --no-unit  # exit 2
    ! error: the argument '--unit <UNIT>' cannot be used with '--no-unit'
    ");
}

#[test]
fn list_refuses_unknown_lists_filters_and_limits() {
    insta::assert_snapshot!(refusals(&lived_in(), &[
        "list everything",
        "list --with nobody",
        "list --unit Finanzen",
        "list entries --kind cofee",
        "list entries --since 11/05/2026",
        "list entries --until last",
        "list entries --account ours",
        "list facts --topic hobby",
    ]), @r#"
    $ rel list everything  # exit 2
    ! error: invalid value 'everything' for '[WHAT]'
    !   [possible values: stakeholders, units, entries, promises, pulses, facts, kinds]
    $ rel list --with nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel list --unit Finanzen  # exit 1
    ! error: There is no unit `Finanzen`.
    ! Did you mean Finance? To see all units: rel list units
    $ rel list entries --kind cofee  # exit 2
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? To see all kinds: rel list kinds
    $ rel list entries --since 11/05/2026  # exit 2
    ! error: --since: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel list entries --until last  # exit 2
    ! error: --until: `last` is only part of a date; quote all of it, as in "last friday", or write last-fri.
    $ rel list entries --account ours  # exit 2
    ! error: invalid value 'ours' for '--account <ACCOUNT>': there is no account `ours`; the accounts are me and team
    $ rel list facts --topic hobby  # exit 2
    ! error: There is no topic `hobby`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    "#);
    let sandbox = lived_in();
    for line in ["list", "list entries", "list promises", "stale", "prioritize"] {
        for limit in ["many", "0", "1.5"] {
            let seen = refusals(&sandbox, &[&format!("{line} -n {limit}")]);
            assert!(seen.contains("a whole number from 1"), "{seen}");
        }
    }
}
