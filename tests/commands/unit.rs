use super::{UNIT, assert_shape, everything, refusals};
use crate::support::Sandbox;

#[test]
fn the_order_of_units_sets_their_weights() {
    let sandbox = Sandbox::new();
    sandbox.rel("unit rank Sales Finance \"Customer Success\"").succeeds();
    insta::assert_snapshot!(sandbox.session(&["list units"]), @"
    $ rel list units
    There are 3 units, the heaviest first.
    UNIT              WEIGHT  EVERY  PEOPLE  WHY
    Sales                  3      -       0
    Finance                2      -       0
    Customer Success       1      -       0
    ");
    sandbox.rel("unit rank finance Legal \"customer success\" Sales").succeeds();
    insta::assert_snapshot!(sandbox.session(&["list units"]), @"
    $ rel list units
    There are 4 units, the heaviest first.
    UNIT              WEIGHT  EVERY  PEOPLE  WHY
    Finance                4      -       0
    Legal                  3      -       0
    Customer Success       2      -       0
    Sales                  1      -       0
    ");
}

#[test]
fn a_new_weight_moves_importance() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "unit edit Finance --weight 9 --cadence 30d --why \"owns the budget\"",
        "unit edit marketing --name \"Marketing and Brand\" --weight 0.5",
        "list units",
        "list",
        "unit edit Finance --cadence none --why none",
        "list units",
    ]), @r#"
    $ rel unit edit Finance --weight 9 --cadence 30d --why "owns the budget"
    #2 Finance, weight 9, every 30 days

    $ rel unit edit marketing --name "Marketing and Brand" --weight 0.5
    #3 Marketing and Brand, weight 0.5

    $ rel list units
    There are 3 units, the heaviest first.
    UNIT                 WEIGHT  EVERY  PEOPLE  WHY
    Finance                   9    30d       1  owns the budget
    Sales                     3      -       1
    Marketing and Brand     0.5      -       1

    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT                 IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance                    100%    30d  never        never
    Devon Marsh      -     Sales                       33%    42d  never        never
    Neal Wallace     CMO   Marketing and Brand          6%   180d  never        never

    $ rel unit edit Finance --cadence none --why none
    #2 Finance, weight 9

    $ rel list units
    There are 3 units, the heaviest first.
    UNIT                 WEIGHT  EVERY  PEOPLE  WHY
    Finance                   9      -       1
    Sales                     3      -       1
    Marketing and Brand     0.5      -       1
    "#);
}

#[test]
fn only_an_empty_unit_is_removed() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive Devon Marsh").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &["unit remove Sales", "unit remove Legal"]), @"
    $ rel unit remove Sales  # exit 1
    ! error: Sales is not empty: Devon Marsh is in it.
    ! Move them first: rel edit WHO --unit UNIT, or --unit none. Archived people count too: rel list --unit Sales --archived
    $ rel unit remove Legal  # exit 1
    ! error: There is no unit `Legal`.
    ! Add it first: rel unit add Legal --weight 5
    ");
    sandbox.rel("edit devon --unit none").succeeds();
    insta::assert_snapshot!(sandbox.session(&["unit remove sales", "list units"]), @"
    $ rel unit remove sales
    #1 Removed the unit Sales. To restore: rel undo

    $ rel list units
    There are 2 units, the heaviest first.
    UNIT       WEIGHT  EVERY  PEOPLE  WHY
    Finance         2      -       1
    Marketing       1      -       1
    ");
}

#[test]
fn each_command_is_a_step() {
    let sandbox = Sandbox::with_people();
    for line in [
        "unit add Legal --weight 4",
        "unit edit Sales --weight 7",
        "unit rank Marketing Finance Sales HR",
        "edit devon --unit none",
        "unit remove Sales",
    ] {
        let before = everything(&sandbox);
        sandbox.rel(line).succeeds();
        assert_ne!(everything(&sandbox), before, "{line}");
        sandbox.rel("undo").succeeds();
        assert_eq!(everything(&sandbox), before, "{line}");
        if line.starts_with("edit") {
            sandbox.rel(line).succeeds();
        }
    }
}

#[test]
fn unit_refuses_bad_weights_names_and_incomplete_ranks() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "unit add Legal --weight 0",
        "unit add Legal --weight -1",
        "unit add Legal --weight nan",
        "unit add Legal --weight inf",
        "unit add Legal --weight heavy",
        "unit add Legal --cadence 0",
        "unit add Finance",
        "unit add all",
        "unit add none",
        "unit add \"Legal, Risk\"",
        "unit add @legal",
        "unit edit Legal --weight 2",
        "unit edit Finance --weight 0",
        "unit edit Finance --weight=-1",
        "unit edit Finance --weight nan",
        "unit edit Finance --cadence never",
        "unit edit Finance --name Sales",
        "unit rank Sales Finance",
        "unit rank Sales Finance Marketing sales",
        "unit rank",
    ]), @r#"
    $ rel unit add Legal --weight 0  # exit 2
    ! error: invalid value '0' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit add Legal --weight -1  # exit 2
    ! error: invalid value '-1' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit add Legal --weight nan  # exit 2
    ! error: invalid value 'nan' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit add Legal --weight inf  # exit 2
    ! error: invalid value 'inf' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit add Legal --weight heavy  # exit 2
    ! error: invalid value 'heavy' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit add Legal --cadence 0  # exit 2
    ! error: --cadence: `0` is out of range; write 1 to 36500 days, as in 14, 2w, 3m or 1y.
    $ rel unit add Finance  # exit 1
    ! error: There is already a unit called Finance.
    ! Change it: rel unit edit Finance --weight N
    $ rel unit add all  # exit 2
    ! error: A unit cannot be called `all`.
    ! @all means everyone, --unit none means no unit, and commas join several names.
    $ rel unit add none  # exit 2
    ! error: A unit cannot be called `none`.
    ! @all means everyone, --unit none means no unit, and commas join several names.
    $ rel unit add "Legal, Risk"  # exit 2
    ! error: A unit cannot be called `Legal, Risk`.
    ! @all means everyone, --unit none means no unit, and commas join several names.
    $ rel unit add @legal  # exit 2
    ! error: A name cannot start with @, which stands for a unit or a tag.
    $ rel unit edit Legal --weight 2  # exit 1
    ! error: There is no unit `Legal`.
    ! Add it first: rel unit add Legal --weight 5
    $ rel unit edit Finance --weight 0  # exit 2
    ! error: invalid value '0' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit edit Finance --weight=-1  # exit 2
    ! error: invalid value '-1' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit edit Finance --weight nan  # exit 2
    ! error: invalid value 'nan' for '--weight <WEIGHT>': a weight is a positive number, such as 8
    $ rel unit edit Finance --cadence never  # exit 2
    ! error: --cadence: `never` is not a number of days; write 14, 2w, 3m or 1y.
    $ rel unit edit Finance --name Sales  # exit 1
    ! error: There is already a unit called Sales.
    ! Change it: rel unit edit Sales --weight N
    $ rel unit rank Sales Finance  # exit 1
    ! error: The order leaves out Marketing.
    ! Name every unit, or remove one first: rel unit remove UNIT
    $ rel unit rank Sales Finance Marketing sales  # exit 2
    ! error: sales is named twice.
    $ rel unit rank  # exit 2
    ! error: the following required arguments were not provided:
    !   <UNIT>...
    "#);
}

#[test]
fn a_unit_has_its_keys() {
    let sandbox = Sandbox::with_people();
    let added = sandbox.json("unit add Customer Success --weight 8 --cadence 2w --why renewals");
    assert_shape(&added, UNIT);
    assert_eq!(added["name"], "Customer Success");
    assert_eq!(added["weight"], 8.0);
    assert_eq!(added["cadence_days"], 14);
    assert_eq!(sandbox.json("unit add Legal")["weight"], 1.0);
    assert_shape(&sandbox.json("unit edit Legal --weight 2"), UNIT);
    assert_shape(&sandbox.json("unit remove Legal"), UNIT);
    let ranked = sandbox.json("unit rank Sales Marketing Finance \"Customer Success\"");
    let ranked = ranked.as_array().expect("an array");
    ranked.iter().for_each(|unit| assert_shape(unit, UNIT));
    let weights: Vec<f64> = ranked.iter().filter_map(|unit| unit["weight"].as_f64()).collect();
    assert_eq!(weights, [4.0, 3.0, 2.0, 1.0]);
}
