-- Visitors and what is said with them.

CREATE TABLE visitors (
    id TEXT NOT NULL PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (key),
    external_id TEXT NOT NULL, -- empty for a stranger
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    vip INTEGER NOT NULL,
    attributes TEXT NOT NULL, -- a JSON object
    locale TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    page_url TEXT NOT NULL,
    page_title TEXT NOT NULL,
    page_referrer TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    visits INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX visitors_identity ON visitors (site, external_id) WHERE external_id <> '';

CREATE TABLE visitor_tokens (
    hash BLOB NOT NULL PRIMARY KEY, -- SHA-256
    visitor TEXT NOT NULL REFERENCES visitors (id),
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX visitor_tokens_visitor ON visitor_tokens (visitor);

-- Each row is the fold of the conversation's events.
CREATE TABLE conversations (
    id TEXT NOT NULL PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (key),
    visitor TEXT NOT NULL REFERENCES visitors (id),
    visitor_name TEXT NOT NULL,
    queue TEXT NOT NULL,
    channel TEXT NOT NULL,
    topic TEXT NOT NULL,
    state TEXT NOT NULL,
    agent TEXT NOT NULL,
    agent_name TEXT NOT NULL,
    offered_until INTEGER NOT NULL,
    participants TEXT NOT NULL, -- a JSON list
    tags TEXT NOT NULL, -- a JSON list
    seq INTEGER NOT NULL,
    visitor_seq INTEGER NOT NULL,
    read_by_agents INTEGER NOT NULL,
    read_by_visitor INTEGER NOT NULL,
    last_visitor_message INTEGER NOT NULL,
    last_agent_message INTEGER NOT NULL,
    unread_by_agents INTEGER NOT NULL,
    last_line TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    feedback INTEGER NOT NULL
) STRICT;

CREATE INDEX conversations_open ON conversations (started_at) WHERE state <> 'closed';

CREATE INDEX conversations_visitor ON conversations (visitor, started_at);

CREATE TABLE events (
    conversation TEXT NOT NULL REFERENCES conversations (id),
    seq INTEGER NOT NULL,
    visitor_seq INTEGER NOT NULL, -- 0: not the visitor's to see
    at INTEGER NOT NULL,
    command TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL, -- a JSON object, as the agents see it
    PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX events_visitor ON events (conversation, visitor_seq) WHERE visitor_seq > 0;

CREATE TABLE commands (
    sender TEXT NOT NULL,
    id TEXT NOT NULL,
    answer TEXT NOT NULL, -- a JSON object
    at INTEGER NOT NULL,
    PRIMARY KEY (sender, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX commands_time ON commands (at);
