CREATE TABLE organisations (
    id TEXT PRIMARY KEY,
    paid INTEGER NOT NULL CHECK (paid IN (0, 1)),
    -- A file takes one of them.
    credits INTEGER NOT NULL CHECK (credits >= 0)
) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisations (id),
    email TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- SHA-256 of the secret.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    writes INTEGER NOT NULL CHECK (writes IN (0, 1))
) STRICT;

CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL DEFAULT (unixepoch()),
    UNIQUE (organisation, name)
) STRICT;

CREATE TABLE members (
    project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'owner')),
    PRIMARY KEY (project, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    id TEXT PRIMARY KEY,
    -- No cascade: a project is deleted after its files.
    project TEXT NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX files_of_a_project ON files (project);
