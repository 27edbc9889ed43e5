//! The command line as its users meet it: one case a file in `tests/cli`. `TRYCMD=overwrite cargo test --test cli`
//! renews the expected output.

#![cfg(feature = "cli")]

#[test]
fn command_line() {
    trycmd::TestCases::new().case("tests/cli/*.toml");
}
