//! What does a msgpack document of the model say?

use std::collections::BTreeMap;

/// A msgpack value. Map keys that are byte strings are read as text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nil,
    Bool(bool),
    Int(i64),
    /// Integers above `i64::MAX` (string ids).
    Big(u64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    /// Keys are text or integers; an integer key is kept as decimal digits.
    Map(BTreeMap<String, Value>),
}

impl Value {
    /// Decode one whole document.
    pub(crate) fn decode(data: &[u8]) -> Result<Value, String> {
        let mut reader = Reader { data };
        let value = reader.value(0)?;
        if reader.data.is_empty() { Ok(value) } else { Err("trailing bytes after a msgpack value".into()) }
    }

    /// Entry of a map.
    pub(crate) fn get(&self, key: &str) -> Result<&Value, String> {
        self.map()?.get(key).ok_or_else(|| format!("no entry `{key}`"))
    }

    pub(crate) fn map(&self) -> Result<&BTreeMap<String, Value>, String> {
        if let Value::Map(map) = self { Ok(map) } else { Err("a map was expected".into()) }
    }

    pub(crate) fn list(&self) -> Result<&[Value], String> {
        if let Value::List(list) = self { Ok(list) } else { Err("a list was expected".into()) }
    }

    pub(crate) fn text(&self) -> Result<&str, String> {
        if let Value::Text(text) = self { Ok(text) } else { Err("a text was expected".into()) }
    }

    pub(crate) fn bytes(&self) -> Result<&[u8], String> {
        if let Value::Bytes(bytes) = self { Ok(bytes) } else { Err("bytes were expected".into()) }
    }

    pub(crate) fn int(&self) -> Result<i64, String> {
        if let Value::Int(int) = self { Ok(*int) } else { Err("a number was expected".into()) }
    }
}

struct Reader<'a> {
    data: &'a [u8],
}

impl Reader<'_> {
    fn take(&mut self, count: u64) -> Result<&[u8], String> {
        let count = usize::try_from(count).map_err(|_| "a msgpack length is too large")?;
        let (taken, rest) = self.data.split_at_checked(count).ok_or("a msgpack value is cut short")?;
        self.data = rest;
        Ok(taken)
    }

    fn number(&mut self, width: u64) -> Result<u64, String> {
        Ok(self.take(width)?.iter().fold(0, |n, &b| n << 8 | u64::from(b)))
    }

    fn text(&mut self, count: u64) -> Result<Value, String> {
        let bytes = self.take(count)?.to_vec();
        String::from_utf8(bytes).map(Value::Text).map_err(|_| "a msgpack text is not UTF-8".into())
    }

    fn list(&mut self, count: u64, depth: u32) -> Result<Value, String> {
        (0..count).map(|_| self.value(depth + 1)).collect::<Result<_, _>>().map(Value::List)
    }

    fn map(&mut self, count: u64, depth: u32) -> Result<Value, String> {
        let mut map = BTreeMap::new();
        for _ in 0..count {
            let key = match self.value(depth + 1)? {
                Value::Text(text) => text,
                Value::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                Value::Int(int) => int.to_string(),
                Value::Big(int) => int.to_string(),
                _ => return Err("an odd msgpack map key".into()),
            };
            map.insert(key, self.value(depth + 1)?);
        }
        Ok(Value::Map(map))
    }

    fn value(&mut self, depth: u32) -> Result<Value, String> {
        if depth > 32 {
            return Err("msgpack values are nested too deeply".into());
        }
        let code = self.number(1)?;
        Ok(match code {
            0x00..=0x7F => Value::Int(code as i64),
            0x80..=0x8F => self.map(code & 15, depth)?,
            0x90..=0x9F => self.list(code & 15, depth)?,
            0xA0..=0xBF => self.text(code & 31)?,
            0xC0 => Value::Nil,
            0xC2 | 0xC3 => Value::Bool(code == 0xC3),
            0xC4..=0xC6 => {
                let count = self.number(1 << (code - 0xC4))?;
                Value::Bytes(self.take(count)?.to_vec())
            }
            0xCA => Value::Float(f64::from(f32::from_bits(self.number(4)? as u32))),
            0xCB => Value::Float(f64::from_bits(self.number(8)?)),
            0xCC..=0xCF => {
                let n = self.number(1 << (code - 0xCC))?;
                i64::try_from(n).map_or(Value::Big(n), Value::Int)
            }
            0xD0..=0xD3 => {
                let width = 1u64 << (code - 0xD0);
                let shift = 64 - 8 * width;
                Value::Int((self.number(width)? << shift) as i64 >> shift)
            }
            0xD9..=0xDB => {
                let count = self.number(1 << (code - 0xD9))?;
                self.text(count)?
            }
            0xDC | 0xDD => {
                let count = self.number(if code == 0xDC { 2 } else { 4 })?;
                self.list(count, depth)?
            }
            0xDE | 0xDF => {
                let count = self.number(if code == 0xDE { 2 } else { 4 })?;
                self.map(count, depth)?
            }
            0xE0..=0xFF => Value::Int(code as i64 - 256),
            _ => return Err(format!("unsupported msgpack byte {code:#x}")),
        })
    }
}
