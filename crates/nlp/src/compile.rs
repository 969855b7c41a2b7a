//! How do the model's original files become one compiled file?

use std::path::Path;

use crate::error::ModelError;
use crate::exceptions::Exceptions;
use crate::format::Encoder;
use crate::hash::string_id;
use crate::lemma::{Lemmas, Table};
use crate::model::{Actions, Model, Names};
use crate::msgpack::Value;
use crate::pattern_compile;
use crate::ruler::Ruler;
use crate::source::{self, Files};
use crate::texts::{Norms, Texts};
use crate::tokenizer::Patterns;
use crate::weights::{Linear, Maxout, Scorer, ScorerArrays, Tok2Vec, Weights};

static BASE_NORMS: &str = include_str!("../data/base_norms.json");

/// Compile the model in a wheel or an unpacked folder. The result is the content of the one file
/// that `Model::load` reads. Every original file used is checked against its known SHA-256.
pub fn compile(source: &Path) -> Result<Vec<u8>, ModelError> {
    let files = source::read(source)?;
    let model = assemble(&files).map_err(ModelError::Source)?;
    let mut out = Encoder::default();
    model.encode(&mut out);
    Ok(out.finish())
}

/// Compile `source` and write the result to `target`, by way of a temporary file beside it.
pub fn install(source: &Path, target: &Path) -> Result<(), ModelError> {
    let compiled = compile(source)?;
    let io = |error| ModelError::Io(target.to_path_buf(), error);
    if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    std::fs::write(&name, compiled).map_err(io)?;
    std::fs::rename(&name, target).map_err(io)
}

fn assemble(files: &Files) -> Result<Model, String> {
    let file = |name: &str| files.get(name).map(Vec::as_slice).ok_or_else(|| format!("`{name}` is missing"));
    let mut names = Names::default();
    let tags = tag_names(file("tagger/cfg")?, &mut names)?;
    let parser_actions = actions(file("parser/moves")?, false, &mut names)?;
    let ner_actions = actions(file("ner/moves")?, true, &mut names)?;
    let ruler = Ruler::compile(&Value::decode(file("attribute_ruler/patterns")?)?, &mut names)?;

    let tokenizer = Value::decode(file("tokenizer")?)?;
    let pattern = |name: &str, tail| pattern_compile::compile(tokenizer.get(name)?.text()?, tail);
    let patterns = Patterns {
        prefix: pattern("prefix_search", false)?,
        suffix: pattern("suffix_search", true)?,
        infix: pattern("infix_finditer", false)?,
        url: pattern("url_match", false)?,
    };
    let exceptions = exceptions(tokenizer.get("exceptions")?, &patterns)?;

    let tok2vec = Network::read(file("tok2vec/model")?)?;
    let tagger = Network::read(file("tagger/model")?)?;
    let (parser, ner) = (Network::read(file("parser/model")?)?, Network::read(file("ner/model")?)?);
    let softmax = tagger.layer("softmax", 0)?;
    let weights = Weights {
        tok2vec: tok2vec.tok2vec()?,
        tagger: Linear::pack(softmax.array("W")?, softmax.array("b")?),
        parser: parser.scorer()?,
        ner_tok2vec: ner.tok2vec()?,
        ner: ner.scorer()?,
    };
    Ok(Model {
        names,
        tags,
        parser_actions,
        ner_actions,
        ruler,
        patterns,
        exceptions,
        norms: norms(&Value::decode(file("vocab/lookups.bin")?)?)?,
        lemmas: lemmas(&Value::decode(file("lemmatizer/lookups/lookups.bin")?)?)?,
        weights,
    })
}

fn tag_names(cfg: &[u8], names: &mut Names) -> Result<Vec<u16>, String> {
    let cfg: serde_json::Value = serde_json::from_slice(cfg).map_err(|e| format!("`tagger/cfg`: {e}"))?;
    let labels = cfg["labels"].as_array().ok_or("`tagger/cfg` has no labels")?;
    Ok(labels.iter().map(|label| names.id(label.as_str().unwrap_or_default())).collect())
}

/// Transition classes in the order of the upper layer's rows: by action number, then by
/// (frequency, label) descending. The entity recogniser has no action 0, and no labelled 5.
fn actions(file: &[u8], ner: bool, names: &mut Names) -> Result<Actions, String> {
    let stored = Value::decode(file)?;
    let table: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(stored.get("moves")?.text()?).map_err(|e| format!("`moves`: {e}"))?;
    let mut classes = Vec::new();
    for (action, labels) in table {
        let action: u8 = action.parse().map_err(|_| "`moves` has an odd action")?;
        for (label, frequency) in labels.as_object().ok_or("`moves` has an odd entry")? {
            let frequency = frequency.as_i64().ok_or("`moves` has an odd frequency")?;
            if !ner || (action != 0 && (action != 5 || label.is_empty())) {
                classes.push((action, -frequency, std::cmp::Reverse(label.clone())));
            }
        }
    }
    classes.sort();
    Ok(Actions::new(classes.into_iter().map(|(action, _, label)| (action, names.id(&label.0))).collect()))
}

fn exceptions(stored: &Value, patterns: &Patterns) -> Result<Exceptions, String> {
    const ORTH: &str = "65";
    const NORM: &str = "67";
    let mut table = Vec::new();
    for (text, parts) in stored.map()? {
        let mut list = Vec::new();
        for part in parts.list()? {
            let norm = part.map()?.get(NORM).map_or(Ok(""), Value::text)?;
            list.push((part.get(ORTH)?.text()?.into(), norm.into()));
        }
        table.push((text.as_str().into(), list));
    }
    Ok(Exceptions::compile(table, patterns))
}

fn norms(stored: &Value) -> Result<Norms, String> {
    let mut table = Vec::new();
    let base: std::collections::BTreeMap<String, String> =
        serde_json::from_str(BASE_NORMS).map_err(|e| format!("base norms: {e}"))?;
    for (id, norm) in stored.get("lexeme_norm")?.map()? {
        table.push((id.parse::<u64>().map_err(|_| "an odd string id")?, norm.text()?.to_string()));
    }
    table.sort();
    for (text, norm) in base {
        if let Err(at) = table.binary_search_by_key(&string_id(&text), |entry| entry.0) {
            table.insert(at, (string_id(&text), norm));
        }
    }
    Ok(Norms { ids: table.iter().map(|e| e.0).collect(), texts: Texts::new(table.iter().map(|e| e.1.as_str())) })
}

fn lemmas(stored: &Value) -> Result<Lemmas, String> {
    let table = |pos: &str| -> Result<Table, String> {
        let key = string_id(pos).to_string();
        let part = |name: &str| -> Result<Option<&Value>, String> { Ok(stored.get(name)?.map()?.get(&key)) };
        let mut rules = Vec::new();
        for rule in part("lemma_rules")?.map_or(Ok(&[][..]), Value::list)? {
            match rule.list()? {
                [ending, replacement] => rules.push((ending.text()?.into(), replacement.text()?.into())),
                _ => return Err("an odd lemma rule".into()),
            }
        }
        let mut exceptions = Vec::new();
        if let Some(entries) = part("lemma_exc")? {
            for (form, lemmas) in entries.map()? {
                let lemmas: Result<Vec<_>, _> = lemmas.list()?.iter().map(Value::text).collect();
                exceptions.push((form.as_str(), lemmas?.join("\n")));
            }
        }
        let mut index = Vec::new();
        for word in part("lemma_index")?.map_or(Ok(&[][..]), Value::list)? {
            index.push(word.text()?);
        }
        index.sort_unstable();
        index.dedup();
        Ok(Table {
            rules,
            forms: Texts::new(exceptions.iter().map(|e| e.0)),
            lemmas: Texts::new(exceptions.iter().map(|e| e.1.as_str())),
            index: Texts::new(index.into_iter()),
        })
    };
    let tables = Lemmas::POS.iter().map(|pos| table(pos)).collect::<Result<Vec<_>, _>>()?;
    Ok(Lemmas { tables })
}

/// One layer: name, arrays by name, numeric attributes.
struct Layer {
    name: String,
    arrays: Vec<(String, Vec<f32>)>,
    seed: Option<u32>,
    columns: Vec<String>,
}

impl Layer {
    fn array(&self, name: &str) -> Result<&[f32], String> {
        let found = self.arrays.iter().find(|(n, _)| n == name);
        found.map(|(_, a)| a.as_slice()).ok_or_else(|| format!("layer `{}` has no array `{name}`", self.name))
    }
}

/// The layers of one component in network order.
struct Network {
    layers: Vec<Layer>,
}

impl Network {
    fn read(file: &[u8]) -> Result<Network, String> {
        let stored = Value::decode(file)?;
        let part = |name: &str| stored.get(name)?.list();
        let mut layers = Vec::new();
        for ((node, params), attrs) in part("nodes")?.iter().zip(part("params")?).zip(part("attrs")?) {
            let mut layer =
                Layer { name: node.get("name")?.text()?.into(), arrays: Vec::new(), seed: None, columns: Vec::new() };
            for (name, value) in params.map()? {
                if matches!(value, Value::Map(_)) {
                    layer.arrays.push((name.clone(), floats(value)?));
                }
            }
            if let Some(seed) = attrs.map()?.get("seed") {
                layer.seed = u32::try_from(Value::decode(seed.bytes()?)?.int()?).ok();
            }
            if let Some(columns) = attrs.map()?.get("columns") {
                for column in Value::decode(columns.bytes()?)?.list()? {
                    layer.columns.push(column.text()?.to_string());
                }
            }
            layers.push(layer);
        }
        Ok(Network { layers })
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &Layer> {
        self.layers.iter().filter(move |layer| layer.name == name)
    }

    fn layer(&self, name: &str, at: usize) -> Result<&Layer, String> {
        self.all(name).nth(at).ok_or_else(|| format!("layer `{name}` number {at} is missing"))
    }

    fn tok2vec(&self) -> Result<Tok2Vec, String> {
        let columns = &self.layer("extract_features", 0)?.columns;
        let known = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"];
        if !columns.iter().zip(known).all(|(a, b)| a == b) {
            return Err(format!("its embedding attributes are {columns:?}"));
        }
        let mut tables = Vec::new();
        for layer in self.all("hashembed") {
            tables.push((layer.seed.ok_or("an embedding without a seed")?, layer.array("E")?.to_vec().into()));
        }
        let maxout = |at: usize| -> Result<Maxout, String> {
            let (linear, norm) = (self.layer("maxout", at)?, self.layer("layernorm", at)?);
            Ok(Maxout::pack(linear.array("W")?, linear.array("b")?, norm.array("G")?, norm.array("b")?))
        };
        Ok(Tok2Vec { tables, mix: maxout(0)?, layers: (1..5).map(maxout).collect::<Result<_, _>>()? })
    }

    fn scorer(&self) -> Result<Scorer, String> {
        let lower = self.layer("precomputable_affine", 0)?;
        // The reduction has 96 inputs, the upper layer 64.
        let reduces =
            |layer: &&Layer| layer.array("b").is_ok_and(|b| layer.array("W").is_ok_and(|w| w.len() == b.len() * 96));
        let reduce = self.all("linear").find(reduces).ok_or("a layer is missing")?;
        let upper = self.all("linear").find(|layer| !reduces(layer)).ok_or("a layer is missing")?;
        Ok(Scorer::pack(&ScorerArrays {
            reduce: (reduce.array("W")?, reduce.array("b")?),
            lower: (lower.array("W")?, lower.array("b")?, lower.array("pad")?),
            upper: (upper.array("W")?, upper.array("b")?),
        }))
    }
}

fn floats(array: &Value) -> Result<Vec<f32>, String> {
    let (kind, data) = (array.get("type")?, array.get("data")?.bytes()?);
    if !matches!(kind, Value::Text(t) if t == "<f4") && !matches!(kind, Value::Bytes(b) if b == b"<f4") {
        return Err("an array of another type than f32".into());
    }
    Ok(data.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
}
