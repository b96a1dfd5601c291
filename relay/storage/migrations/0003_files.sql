-- Attachments, and what visitors did on their site.

CREATE TABLE files (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL, -- a visitor's or an agent's id
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL, -- bytes
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX files_owner ON files (owner, created_at);

CREATE TABLE posted_files (
    file TEXT NOT NULL REFERENCES files (id),
    conversation TEXT NOT NULL REFERENCES conversations (id),
    PRIMARY KEY (file, conversation)
) STRICT, WITHOUT ROWID;

CREATE TABLE journey_steps (
    id INTEGER NOT NULL PRIMARY KEY,
    visitor TEXT NOT NULL REFERENCES visitors (id),
    at INTEGER NOT NULL, -- when the relay heard of it
    happened_at INTEGER NOT NULL, -- by the visitor's clock
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    data TEXT NOT NULL -- a JSON object
) STRICT;

CREATE INDEX journey_steps_visitor ON journey_steps (visitor, at);
