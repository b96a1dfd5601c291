-- How the company works: its queues, what its agents can do, and what its supervisors did.

CREATE TABLE queues (
    id TEXT NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL, -- a JSON object
    place INTEGER NOT NULL, -- in the order in which they are shown
    updated_at INTEGER NOT NULL
) STRICT;

INSERT INTO queues VALUES ('default', '{"id":"default","name":"Everybody"}', 0, 0);

ALTER TABLE users ADD COLUMN profile TEXT NOT NULL DEFAULT '{}'; -- a JSON object: skills, languages, queues

CREATE TABLE macros (
    id TEXT NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL, -- a JSON object
    place INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL -- JSON
) STRICT;

INSERT INTO settings VALUES ('pauseReasons', '["Break","Lunch","Meeting","Training"]');

CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL, -- an agent's id
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    conversation TEXT NOT NULL, -- empty: about none
    target TEXT NOT NULL,
    detail TEXT NOT NULL -- a JSON object
) STRICT;

CREATE INDEX audit_time ON audit (at);

CREATE TABLE presences (
    id INTEGER NOT NULL PRIMARY KEY,
    agent TEXT NOT NULL,
    at INTEGER NOT NULL,
    presence TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX presences_agent ON presences (agent, at);

CREATE INDEX presences_time ON presences (at);

ALTER TABLE conversations ADD COLUMN is_deferred INTEGER NOT NULL DEFAULT 0;

ALTER TABLE conversations ADD COLUMN goes_first INTEGER NOT NULL DEFAULT 0;

ALTER TABLE conversations ADD COLUMN wrapping_up TEXT NOT NULL DEFAULT ''; -- an agent's id

ALTER TABLE conversations ADD COLUMN wrap_up_until INTEGER NOT NULL DEFAULT 0;

CREATE INDEX conversations_wrapping_up ON conversations (wrap_up_until) WHERE wrapping_up <> '';
