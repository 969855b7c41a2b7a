-- The first form of the store. Times are UTC, days ISO 8601, spans bytes of article.text.

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  verb TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  -- What made the rows: program, model, gazetteer and knowledge by version and hash, and the settings, as one JSON object.
  manifest TEXT NOT NULL,
  added INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  left_out INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  -- The document's name, as it stands in claims (`name:e3`).
  name TEXT NOT NULL UNIQUE,
  run INTEGER NOT NULL REFERENCES run (id),
  origin TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  authors TEXT NOT NULL DEFAULT '',
  language TEXT,
  published_first TEXT,
  published_last TEXT,
  published_basis TEXT NOT NULL,
  published_why TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Words of the story, the part that is coded.
  words INTEGER NOT NULL,
  -- The coded document as JSON without the text, zstd; NULL for what is kept and not coded.
  coded BLOB,
  -- The bytes as they came, zstd; NULL where they are the text.
  original BLOB
) STRICT;
CREATE INDEX article_published ON article (published_first);
CREATE INDEX article_run ON article (run);
CREATE INDEX article_url ON article (url);

-- Everything that was ever offered, so that nothing is taken twice and each refusal has its reason.
CREATE TABLE item (
  -- Hash of the bytes and of what the source says of them.
  key BLOB NOT NULL PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id),
  article INTEGER REFERENCES article (id),
  origin TEXT,
  code TEXT,
  reason TEXT,
  CHECK ((article IS NULL) <> (reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX item_left_out ON item (origin) WHERE article IS NULL;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  claim TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT NOT NULL,
  quad TEXT NOT NULL,
  goldstein REAL,
  day_first TEXT,
  day_last TEXT,
  modality TEXT NOT NULL,
  place TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  background TEXT,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX event_article ON event (article);
CREATE INDEX event_day ON event (day_first);

-- Who takes part: `actor`, `recipient`, `source` (who says so, the first speaker first).
CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event (id),
  role TEXT NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  PRIMARY KEY (event, role, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  claim TEXT NOT NULL,
  what TEXT NOT NULL,
  of_whom TEXT NOT NULL,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  words TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL
) STRICT;
CREATE INDEX figure_article ON figure (article);

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  claim TEXT NOT NULL,
  agreement TEXT,
  name TEXT NOT NULL,
  year INTEGER,
  cited_by TEXT,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL
) STRICT;
CREATE INDEX citation_article ON citation (article);

-- What is remembered of a feed between two looks at it.
CREATE TABLE feed (
  url TEXT NOT NULL PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  failures INTEGER NOT NULL,
  offered INTEGER NOT NULL,
  new INTEGER NOT NULL,
  looked TEXT NOT NULL
) STRICT;

-- What analysts corrected, only ever added to: each a line as in corrections.jsonl.
CREATE TABLE correction (
  number INTEGER PRIMARY KEY,
  line TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (title, text, content = 'article', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');

-- Friendly names for `legation sql`.
CREATE VIEW articles AS
  SELECT name AS article, outlet, title, published_first AS published, published_basis, url, language, words, origin, authors
  FROM article;

CREATE VIEW events AS
  SELECT article.name || ':' || event.claim AS claim, event.type, event.mode, event.cameo,
    (SELECT group_concat(name, '; ') FROM participant WHERE participant.event = event.id AND role = 'actor') AS actors,
    (SELECT group_concat(country, '; ') FROM participant WHERE participant.event = event.id AND role = 'actor') AS actor_countries,
    (SELECT group_concat(name, '; ') FROM participant WHERE participant.event = event.id AND role = 'recipient') AS recipients,
    (SELECT group_concat(country, '; ') FROM participant WHERE participant.event = event.id AND role = 'recipient') AS recipient_countries,
    event.day_first AS day, event.day_last AS day_last, event.modality,
    (SELECT group_concat(name, ' < ') FROM participant WHERE participant.event = event.id AND role = 'source') AS said_by,
    event.place, event.country AS place_country, event.latitude, event.longitude, event.quad, event.goldstein, event.confidence,
    event.background, event.rule, article.name AS article, article.outlet, article.published_first AS published, article.url,
    CAST(substr(CAST(article.text AS BLOB), event.sentence_start + 1, event.sentence_end - event.sentence_start) AS TEXT) AS sentence
  FROM event JOIN article ON article.id = event.article;

CREATE VIEW figures AS
  SELECT article.name || ':' || figure.claim AS claim, what, of_whom, low, best, high, figure.words, day_first AS day, day_last,
    article.name AS article, article.outlet, article.published_first AS published,
    CAST(substr(CAST(article.text AS BLOB), sentence_start + 1, sentence_end - sentence_start) AS TEXT) AS sentence
  FROM figure JOIN article ON article.id = figure.article;

CREATE VIEW citations AS
  SELECT article.name || ':' || citation.claim AS claim, agreement, citation.name, year, cited_by, article.name AS article, article.outlet,
    article.published_first AS published,
    CAST(substr(CAST(article.text AS BLOB), sentence_start + 1, sentence_end - sentence_start) AS TEXT) AS sentence
  FROM citation JOIN article ON article.id = citation.article;

CREATE VIEW left_out AS
  SELECT item.origin, item.code, item.reason, run.started AS on_run FROM item JOIN run ON run.id = item.run WHERE item.article IS NULL;

CREATE VIEW feeds AS
  SELECT url AS feed, looked, offered, new, failures FROM feed;

CREATE VIEW runs AS
  SELECT id AS run, verb, started, ended, added, known, left_out, manifest FROM run;
