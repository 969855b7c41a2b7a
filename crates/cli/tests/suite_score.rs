//! Is the committed score of the suite that of the present coding? A change to the coding shows here what it does to quality.

mod program;

use std::collections::BTreeSet;
use std::path::Path;

use program::{run, stdout};

#[test]
fn the_snapshot_is_the_score_of_today() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite");
    let output = run(&["eval", "suite", &suite.display().to_string()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let now = stdout(&output);
    let then = std::fs::read_to_string(suite.join("score.txt")).unwrap_or_default();
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (then.lines().collect(), now.lines().collect());
    let lost = then.lines().filter(|l| !new.contains(l)).map(|l| format!("- {l}\n"));
    let come = now.lines().filter(|l| !old.contains(l)).map(|l| format!("+ {l}\n"));
    assert!(
        now == then,
        "the coding of the suite has changed (- the committed score, + the score now):\n{}\
         if that is what you want, run `make eval-snapshot` and commit `tests/suite/score.txt` with your change",
        lost.chain(come).collect::<String>()
    );
}
