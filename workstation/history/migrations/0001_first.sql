-- What one agent received from one relay. Times are milliseconds since the Unix epoch.

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE conversations (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    received INTEGER NOT NULL DEFAULT 0,
    read_here INTEGER NOT NULL DEFAULT 0,
    summary TEXT
);

-- An event's id begins with its time, so that searching in the order of ids finds the newest first.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversations (number),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    frame TEXT NOT NULL,
    UNIQUE (conversation, seq)
);

CREATE VIRTUAL TABLE words USING fts5 (line, content = '', columnsize = 0, prefix = '1', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE drafts (
    conversation TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    frame TEXT NOT NULL
);
