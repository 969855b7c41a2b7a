-- The second form: what the articles come to when they are put together (`legation reconcile`), each time anew.
-- Lists are parted by `; `. Ids are those of the dossier.

-- At most one row: the run that put the articles together, and how many they were.
CREATE TABLE record (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  run INTEGER NOT NULL REFERENCES run (id),
  articles INTEGER NOT NULL
) STRICT;

CREATE TABLE episode (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  parties TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  state TEXT NOT NULL,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id),
  summary TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT NOT NULL,
  quad TEXT NOT NULL,
  goldstein REAL,
  actors TEXT NOT NULL,
  actor_codes TEXT NOT NULL,
  recipients TEXT NOT NULL,
  recipient_codes TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  modality TEXT NOT NULL,
  place TEXT,
  country TEXT,
  articles INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  disputed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX story_day ON story (day_first);

-- Each report of a happening: a claim of an article (`name:e3`, as in the view `events`).
CREATE TABLE report (
  story TEXT NOT NULL REFERENCES story (id),
  claim TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES article (name),
  origin TEXT NOT NULL,
  said_by TEXT NOT NULL,
  modality TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  sentence TEXT NOT NULL,
  PRIMARY KEY (story, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_claim ON report (claim);
CREATE INDEX report_article ON report (article);

CREATE TABLE contradiction (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id),
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE side (
  contradiction TEXT NOT NULL REFERENCES contradiction (id),
  place INTEGER NOT NULL,
  value TEXT NOT NULL,
  articles TEXT NOT NULL,
  origins INTEGER NOT NULL,
  PRIMARY KEY (contradiction, place)
) STRICT, WITHOUT ROWID;

-- The ledger of one third party in one episode.
CREATE TABLE ledger (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id),
  third_party TEXT NOT NULL,
  code TEXT NOT NULL,
  state TEXT NOT NULL,
  initiative TEXT NOT NULL,
  outcome TEXT NOT NULL,
  outcome_why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  ledger TEXT NOT NULL REFERENCES ledger (id),
  party TEXT NOT NULL,
  code TEXT NOT NULL,
  consent TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  why TEXT NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (ledger, party)
) STRICT, WITHOUT ROWID;

-- Steps and contacts, each in its order of time.
CREATE TABLE step (
  id TEXT NOT NULL PRIMARY KEY,
  ledger TEXT NOT NULL REFERENCES ledger (id),
  place INTEGER NOT NULL,
  step TEXT NOT NULL,
  actors TEXT NOT NULL,
  parties TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  venue TEXT,
  modes TEXT NOT NULL,
  wording TEXT NOT NULL,
  claims TEXT NOT NULL,
  articles INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  denied TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE condition (
  ledger TEXT NOT NULL REFERENCES ledger (id),
  place INTEGER NOT NULL,
  words TEXT NOT NULL,
  set_by TEXT NOT NULL,
  claims TEXT NOT NULL,
  articles TEXT NOT NULL,
  PRIMARY KEY (ledger, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW episodes AS
  SELECT id AS episode, title, parties, day_first AS day, day_last, state, articles FROM episode;

CREATE VIEW stories AS
  SELECT story.id AS story, summary, type, mode, cameo, actors, actor_codes, recipients, recipient_codes, day_first AS day, day_last,
    modality, place, country AS place_country, quad, goldstein, articles, origins, disputed, episode
  FROM story;

CREATE VIEW reports AS
  SELECT report.story, summary, report.claim, report.article, article.outlet, article.published_first AS published, report.origin,
    report.said_by, report.modality, report.day_first AS day, report.day_last, report.sentence, article.url
  FROM report JOIN story ON story.id = report.story JOIN article ON article.name = report.article;

CREATE VIEW contradictions AS
  SELECT contradiction.id AS contradiction, kind, about, value, side.articles, side.origins, why, episode
  FROM contradiction JOIN side ON side.contradiction = contradiction.id;

CREATE VIEW ledgers AS
  SELECT ledger.id AS ledger, third_party, code, state, initiative, outcome, outcome_why, episode FROM ledger;

CREATE VIEW mediation AS
  SELECT step.id AS step_id, third_party, step, actors, parties, day_first AS day, day_last, venue, modes, wording, articles, origins,
    claims, denied, step.ledger, episode
  FROM step JOIN ledger ON ledger.id = step.ledger;

CREATE VIEW consents AS
  SELECT third_party, party, consent.code, consent, day_first AS day, day_last, why, claims, ledger.id AS ledger, episode
  FROM consent JOIN ledger ON ledger.id = consent.ledger;

CREATE VIEW conditions AS
  SELECT third_party, words, set_by, condition.articles, claims, ledger.id AS ledger, episode
  FROM condition JOIN ledger ON ledger.id = condition.ledger;

-- Which run put the articles together, and how many have come since.
CREATE VIEW reconciled AS
  SELECT run.id AS run, run.started, record.articles,
    (SELECT count(*) FROM article WHERE article.coded IS NOT NULL AND article.run > record.run) AS articles_since
  FROM record JOIN run ON run.id = record.run;

-- Quad categories by the names that the dossier and the exports give them.
UPDATE event SET quad = replace(quad, ' ', '-');
