//! Which columns has a table in Arrow, and so in Parquet, in data frames and on a cluster?

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema};

use crate::table::{Kind, Table};

/// The columns of a table, each with its meaning as `description`. [`crate::Row`] as JSON holds their values.
pub fn arrow_schema(table: &Table) -> Schema {
    let columns = table.columns().map(|column| {
        let kind = match column.kind {
            Kind::Text => DataType::Utf8,
            Kind::Int => DataType::Int64,
            Kind::Real => DataType::Float64,
            Kind::Flag => DataType::Boolean,
            Kind::Day => DataType::Date32,
            Kind::List => DataType::List(Arc::new(Field::new("element", DataType::Utf8, true))),
        };
        let description = HashMap::from([("description".to_owned(), column.meaning.to_owned())]);
        Field::new(column.name, kind, true).with_metadata(description)
    });
    Schema::new(columns.collect::<Vec<_>>())
}
