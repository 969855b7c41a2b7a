//! How do maps read the record? A FeatureCollection (RFC 7946) of the events that have a place on the map.

use std::io::{self, Write};

use legation_model::claim::CodedDocument;
use serde_json::json;

use crate::table::Cell;
use crate::tables::EVENTS;
use crate::{Export, Written};

/// Events with coordinates as features; their properties are the columns of the table of events.
pub struct GeoJson<'w> {
    out: &'w mut dyn Write,
    written: Written,
}

impl<'w> GeoJson<'w> {
    pub fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        Ok(Self { out, written: Written::default() })
    }
}

impl Export for GeoJson<'_> {
    fn document(&mut self, document: &CodedDocument) -> io::Result<()> {
        for row in EVENTS.rows(document) {
            let (Cell::Real(north), Cell::Real(east)) = (row.cell("latitude"), row.cell("longitude")) else {
                self.written.left_out += 1;
                continue;
            };
            let feature = json!({
                "type": "Feature",
                "id": row.cell("id"),
                "geometry": {"type": "Point", "coordinates": [east, north]},
                "properties": row,
            });
            self.out.write_all(if self.written.rows == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *self.out, &feature)?;
            self.written.rows += 1;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()?;
        Ok(self.written)
    }
}
