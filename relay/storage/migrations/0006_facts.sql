-- What the figures need to know of each conversation: derived from its events, and made anew from them at will.

CREATE TABLE conversation_facts (
    conversation TEXT NOT NULL PRIMARY KEY REFERENCES conversations (id),
    started_at INTEGER NOT NULL,
    until INTEGER NOT NULL, -- no case of it counts after that; the largest number while it is open
    facts TEXT NOT NULL -- a JSON object
) STRICT;

CREATE INDEX conversation_facts_time ON conversation_facts (until, started_at);
