//! What does a loaded model hold, and how is it loaded?

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use crate::error::ModelError;
use crate::exceptions::Exceptions;
use crate::format::{Corrupt, Decoder, Encoder};
use crate::lemma::Lemmas;
use crate::pattern::Pattern;
use crate::ruler::Ruler;
use crate::texts::Norms;
use crate::tokenizer::Patterns;
use crate::weights::Weights;

/// The compiled model: read-only, shared between threads in an `Arc`.
#[derive(Debug)]
pub struct Model {
    pub(crate) names: Names,
    /// Name of each output of the tagger.
    pub(crate) tags: Vec<u16>,
    pub(crate) parser_actions: Actions,
    pub(crate) ner_actions: Actions,
    pub(crate) ruler: Ruler,
    pub(crate) patterns: Patterns,
    pub(crate) exceptions: Exceptions,
    pub(crate) norms: Norms,
    pub(crate) lemmas: Lemmas,
    pub(crate) weights: Weights,
}

impl Model {
    /// Load the file that `install` wrote. A damaged file is refused, never used.
    pub fn load(path: &Path) -> Result<Model, ModelError> {
        let file = std::fs::read(path).map_err(|error| ModelError::Io(path.to_path_buf(), error))?;
        Model::from_bytes(&file)
    }

    /// Load from the content of such a file.
    pub fn from_bytes(file: &[u8]) -> Result<Model, ModelError> {
        let mut input = Decoder::open(file)?;
        let model = Model::decode(&mut input)?;
        input.finish()?;
        Ok(model)
    }

    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.texts(&self.names.list);
        out.u32(self.tags.len() as u32);
        self.tags.iter().for_each(|&tag| out.u32(tag.into()));
        self.parser_actions.encode(out);
        self.ner_actions.encode(out);
        self.ruler.encode(out);
        for pattern in [&self.patterns.prefix, &self.patterns.suffix, &self.patterns.infix, &self.patterns.url] {
            pattern.encode(out);
        }
        self.exceptions.encode(out);
        self.norms.encode(out);
        self.lemmas.encode(out);
        self.weights.encode(out);
    }

    fn decode(input: &mut Decoder) -> Result<Model, Corrupt> {
        let names = Names::new(input.texts()?);
        let tags = (0..input.count(4)?).map(|_| names.read(input)).collect::<Result<Vec<_>, _>>()?;
        let parser_actions = Actions::decode(input, &names, 0..5)?;
        let ner_actions = Actions::decode(input, &names, 1..6)?;
        if tags.len() > crate::weights::BLOCK || tags.is_empty() {
            return Err(Corrupt("the tags"));
        }
        Ok(Model {
            ruler: Ruler::decode(input, &names)?,
            patterns: Patterns {
                prefix: Pattern::decode(input)?,
                suffix: Pattern::decode(input)?,
                infix: Pattern::decode(input)?,
                url: Pattern::decode(input)?,
            },
            exceptions: Exceptions::decode(input)?,
            norms: Norms::decode(input)?,
            lemmas: Lemmas::decode(input)?,
            weights: Weights::decode(input, parser_actions.classes.len(), ner_actions.classes.len())?,
            names,
            tags,
            parser_actions,
            ner_actions,
        })
    }
}

/// Names of tags, labels and features by number. 0 is the empty name.
#[derive(Debug)]
pub(crate) struct Names {
    list: Vec<Box<str>>,
    by_name: BTreeMap<Box<str>, u16>,
}

impl Default for Names {
    fn default() -> Self {
        Names::new(vec!["".into()])
    }
}

impl Names {
    fn new(list: Vec<Box<str>>) -> Names {
        let by_name = list.iter().enumerate().map(|(n, name)| (name.clone(), n as u16)).collect();
        Names { list, by_name }
    }

    /// Number of a name, new or known.
    pub(crate) fn id(&mut self, name: &str) -> u16 {
        if let Some(&id) = self.by_name.get(name) {
            return id;
        }
        let id = self.list.len() as u16;
        self.list.push(name.into());
        self.by_name.insert(name.into(), id);
        id
    }

    /// Number of a known name.
    pub(crate) fn find(&self, name: &str) -> Option<u16> {
        self.by_name.get(name).copied()
    }

    pub(crate) fn get(&self, id: u16) -> &str {
        self.list.get(usize::from(id)).map_or("", |name| name)
    }

    /// Read a number and check that it names something.
    pub(crate) fn read(&self, input: &mut Decoder) -> Result<u16, Corrupt> {
        let id = input.u32()?;
        if (id as usize) < self.list.len() { Ok(id as u16) } else { Err(Corrupt("the names")) }
    }
}

/// The classes of a transition system in the order of their scores.
#[derive(Debug)]
pub(crate) struct Actions {
    /// Action number and label; sorted by action.
    pub(crate) classes: Vec<(u8, u16)>,
    /// Which classes belong to each action.
    pub(crate) ranges: [Range<usize>; 6],
}

impl Actions {
    pub(crate) fn new(classes: Vec<(u8, u16)>) -> Actions {
        let below = |action: u8| classes.partition_point(|class| class.0 < action);
        let ranges = std::array::from_fn(|action| below(action as u8)..below(action as u8 + 1));
        Actions { classes, ranges }
    }

    fn encode(&self, out: &mut Encoder) {
        out.u32(self.classes.len() as u32);
        for &(action, label) in &self.classes {
            out.u32(action.into());
            out.u32(label.into());
        }
    }

    fn decode(input: &mut Decoder, names: &Names, known: Range<u32>) -> Result<Actions, Corrupt> {
        let mut classes = Vec::new();
        for _ in 0..input.count(8)? {
            let action = input.u32()?;
            if !known.contains(&action) {
                return Err(Corrupt("the transition classes"));
            }
            classes.push((action as u8, names.read(input)?));
        }
        let actions = Actions::new(classes);
        if !actions.classes.is_sorted_by_key(|class| class.0)
            || known.clone().any(|a| actions.ranges[a as usize].is_empty())
        {
            return Err(Corrupt("the transition classes"));
        }
        Ok(actions)
    }
}
