//! Links the binary at a fixed address, where that makes it start faster.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // The time zone tables hold about thirty thousand pointers. A position-independent binary has to
    // relocate all of these at every start, which takes about a millisecond even for commands that
    // never use a time zone.
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
