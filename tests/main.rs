//! Tests of `rel` from the outside. The tree mirrors `src`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests may stop and say why"
)]

mod architecture;
mod commands;
mod completions;
mod journal_file;
mod man;
mod migrations;
mod model;
mod oracle;
mod parsers;
mod readme;
mod scoring;
mod supply_chain;
mod support;
