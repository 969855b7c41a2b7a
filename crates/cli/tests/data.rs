//! Do the data that the program carries pass its own check, every example sentence of the patterns included?

mod program;

use program::{run, stdout};

#[test]
fn the_data_that_are_carried_have_no_faults() {
    let output = run(&["data", "check"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`legation data check` finds faults:\n{}{errors}", stdout(&output));
}
