//! Does each kind of source give its articles, and does hostile input give a reason and leave the rest alone?

mod build;
mod hostile;
mod kinds;
mod web_archives;
