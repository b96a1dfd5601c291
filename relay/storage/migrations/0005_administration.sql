-- What supervisors administer besides queues: files of canned replies, proposed tags, experiments.

ALTER TABLE canned_replies ADD COLUMN files TEXT NOT NULL DEFAULT '[]'; -- a JSON list: id, name, mime, size

INSERT INTO settings VALUES ('tags', '[]');

CREATE TABLE experiments (
    id TEXT NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL, -- a JSON object
    place INTEGER NOT NULL
) STRICT;

CREATE INDEX conversations_queue ON conversations (queue) WHERE state <> 'closed';
