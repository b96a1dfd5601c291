-- Who works here, and for which sites.

CREATE TABLE sites (
    key TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    origins TEXT NOT NULL, -- a JSON list
    identity_secret BLOB NOT NULL,
    created_at INTEGER NOT NULL -- all times: milliseconds since the epoch
) STRICT;

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    is_disabled INTEGER NOT NULL,
    password_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- A family is one sign-in; each use of its token replaces the token by a child.
CREATE TABLE refresh_tokens (
    hash BLOB NOT NULL PRIMARY KEY, -- SHA-256
    parent BLOB NOT NULL, -- empty for the first of a family
    family TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    rotated_at INTEGER NOT NULL -- 0: this one is the family's current token
) STRICT;

CREATE INDEX refresh_tokens_family ON refresh_tokens (family);

CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id);

CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

CREATE TABLE canned_replies (
    id TEXT NOT NULL PRIMARY KEY,
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    locale TEXT NOT NULL -- empty: any
) STRICT;
