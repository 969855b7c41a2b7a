//! How do DuckDB, Spark and pandas read a table too large for one file? Parquet, one folder a day, as Hive lays it out.
//!
//! Rows come in the order of the documents, days in none. So rows are first put down as lines of JSON, a file a day, and
//! each file becomes Parquet at the end: one output is open at a time, and each day has one file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_json::ReaderBuilder;
use arrow_schema::{Schema, SchemaRef};
use legation_model::claim::CodedDocument;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::arrow::arrow_schema;
use crate::table::{Cell, Table};
use crate::{Export, Written};

/// What readers understand for a row of no known day.
const UNKNOWN: &str = "__HIVE_DEFAULT_PARTITION__";

/// Folder of the lines that are not Parquet yet; gone at the end.
const SPOOL: &str = ".spool";

/// Bytes of lines held before they are put down.
const HELD: usize = 16 << 20;

/// Rows of a batch, and of a row group, which is held until it is written.
const BATCH: usize = 4096;
const ROW_GROUP: usize = 16 * BATCH;

/// Rows of a table as Parquet files, parted by day.
pub struct Parquet {
    table: &'static Table,
    folder: PathBuf,
    held: BTreeMap<String, Vec<u8>>,
    bytes: usize,
    days: BTreeSet<String>,
    written: Written,
}

impl Parquet {
    /// Makes the folder.
    ///
    /// # Errors
    /// If it cannot be made, or holds something already.
    pub fn new(table: &'static Table, folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the folder is not empty"));
        }
        fs::create_dir(folder.join(SPOOL))?;
        let (folder, held, days) = (folder.to_owned(), BTreeMap::new(), BTreeSet::new());
        Ok(Self { table, folder, held, bytes: 0, days, written: Written::default() })
    }

    fn spool(&self, day: &str) -> PathBuf {
        self.folder.join(SPOOL).join(day)
    }

    /// Puts down the lines held.
    fn put_down(&mut self) -> io::Result<()> {
        for (day, lines) in std::mem::take(&mut self.held) {
            OpenOptions::new().create(true).append(true).open(self.spool(&day))?.write_all(&lines)?;
            self.days.insert(day);
        }
        self.bytes = 0;
        Ok(())
    }

    /// The lines of a day as one Parquet file.
    fn pack(&self, day: &str, schema: &SchemaRef) -> io::Result<()> {
        let partition = self.folder.join(format!("{}={day}", self.table.day));
        fs::create_dir(&partition)?;
        let level = ZstdLevel::default();
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .set_max_row_group_row_count(Some(ROW_GROUP))
            .build();
        let file = File::create(partition.join("part-0.parquet"))?;
        let mut writer = ArrowWriter::try_new(file, schema.clone(), Some(properties))?;
        let lines = BufReader::new(File::open(self.spool(day))?);
        let batches = ReaderBuilder::new(schema.clone()).with_batch_size(BATCH).build(lines);
        for batch in batches.map_err(io::Error::other)? {
            writer.write(&batch.map_err(io::Error::other)?)?;
        }
        writer.close()?;
        fs::remove_file(self.spool(day))
    }
}

impl Export for Parquet {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        for row in self.table.rows(document) {
            let day = match row.cell(self.table.day) {
                Cell::Day(day) => day.to_string(),
                _ => UNKNOWN.to_owned(),
            };
            let lines = self.held.entry(day).or_default();
            let before = lines.len();
            serde_json::to_writer(&mut *lines, &row)?;
            lines.push(b'\n');
            self.bytes += lines.len() - before;
            self.written.rows += 1;
        }
        if self.bytes > HELD { self.put_down() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<Written> {
        self.put_down()?;
        let schema = Arc::new(schema(self.table));
        for day in &self.days {
            self.pack(day, &schema)?;
        }
        fs::remove_dir(self.folder.join(SPOOL))?;
        Ok(self.written)
    }
}

/// The columns of the files: all but the day, which the name of the folder holds.
fn schema(table: &Table) -> Schema {
    let all = arrow_schema(table).fields;
    Schema::new(all.iter().filter(|field| field.name() != table.day).cloned().collect::<Vec<_>>())
}
