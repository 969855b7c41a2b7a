//! What does a question in SQL come to? Read-only, with limits of time and rows.

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;

use crate::{Store, StoreError};

/// A value of an answer.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Not known.
    Null,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Words; bytes that are no text are told by their number.
    Text(String),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Integer(n) => write!(f, "{n}"),
            Self::Real(x) => write!(f, "{x}"),
            Self::Text(t) => write!(f, "{t}"),
        }
    }
}

/// An answer: names of the columns, and rows.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
    /// More rows were there than were asked for.
    pub truncated: bool,
}

/// How many steps of SQLite's machine pass before `stop` is asked again.
const STEPS: i32 = 10_000;

impl Store {
    /// Answers one `SELECT` (or `WITH`) with at most `rows` rows. Nothing can be changed, no other file be opened. `stop` is
    /// asked now and then, and ends the work when it says yes.
    ///
    /// # Errors
    /// [`StoreError::Question`] if it is no such question, [`StoreError::TooLong`], or what SQLite says.
    pub fn sql(
        &mut self,
        question: &str,
        rows: usize,
        stop: impl FnMut() -> bool + Send + 'static,
    ) -> Result<Answer, StoreError> {
        self.db.authorizer(Some(only_reading))?;
        self.db.progress_handler(STEPS, Some(stop))?;
        let answer = self.answer(question, rows);
        self.db.progress_handler(STEPS, None::<fn() -> bool>)?;
        self.db.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)?;
        answer.map_err(|e| match e.sqlite_error_code() {
            Some(rusqlite::ErrorCode::OperationInterrupted) => StoreError::TooLong,
            Some(rusqlite::ErrorCode::AuthorizationForStatementDenied) => StoreError::Question(
                "only questions are answered (`select …`); nothing in a store is changed by SQL".into(),
            ),
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => StoreError::Damaged(e.to_string()),
            _ => StoreError::Question(format!(
                "{e}; the views are articles, events, figures, citations, left_out, feeds and runs"
            )),
        })
    }

    fn answer(&self, question: &str, most: usize) -> Result<Answer, rusqlite::Error> {
        let mut query = self.db.prepare(question)?;
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut answer = Answer { columns, ..Answer::default() };
        let width = answer.columns.len();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            if answer.rows.len() == most {
                answer.truncated = true;
                break;
            }
            let values = (0..width).map(|n| row.get_ref(n).map(value)).collect::<Result<_, _>>()?;
            answer.rows.push(values);
        }
        Ok(answer)
    }
}

fn only_reading(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => Authorization::Allow,
        AuthAction::Function { function_name } if !function_name.eq_ignore_ascii_case("load_extension") => {
            Authorization::Allow
        }
        // Full-text search reads its own tables so.
        AuthAction::Pragma { pragma_name: "data_version", .. } => Authorization::Allow,
        _ => Authorization::Deny,
    }
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Integer(n),
        ValueRef::Real(x) => Value::Real(x),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Text(format!("({} bytes)", bytes.len())),
    }
}
