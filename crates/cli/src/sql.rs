//! `legation sql`: what does a store answer to a question?

use std::time::{Duration, Instant};

use crate::args::Sql;
use crate::{Failure, Status, inputs, out, table};

/// Prints the answer.
pub fn run(args: &Sql) -> Result<Status, Failure> {
    let mut store = inputs::store(&args.store)?;
    let until = Instant::now() + Duration::from_secs(args.timeout);
    let answer = store.sql(&args.question, args.limit, move || Instant::now() > until).map_err(inputs::stored)?;
    out::write(&table::text(&answer, args.format)?, args.out.as_deref())?;
    if answer.truncated {
        out::complain(&format!("note: only the first {} rows; give a greater `--limit`", args.limit));
    }
    Ok(Status::Done)
}
