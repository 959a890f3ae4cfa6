"""The tables of the store, version by version.

What is searched for has a typed column; everything else is JSON in `payload`. A new version is a new entry at
the end of `MIGRATIONS`; entries that have been released never change.
"""

__all__ = ["APPLICATION_ID", "MIGRATIONS"]

APPLICATION_ID = 0x4B4F4441  # "KODA", so that no other program's file is taken for a store

_VERSION_1 = """
CREATE TABLE builds (
    id      TEXT PRIMARY KEY,          -- hash of the payload
    name    TEXT NOT NULL,
    created TEXT NOT NULL,             -- ISO time, UTC
    payload TEXT NOT NULL              -- JSON
) STRICT;
CREATE INDEX builds_by_name ON builds (name, created);

CREATE TABLE runs (
    id              INTEGER PRIMARY KEY,
    created         TEXT NOT NULL,
    build           TEXT NOT NULL,
    course          TEXT NOT NULL,
    physics_version TEXT NOT NULL,
    seed            INTEGER NOT NULL,
    runs            INTEGER NOT NULL,
    time_s          REAL,              -- median time of the finished runs; NULL when none finished
    finish          REAL,              -- share of the runs that finished
    payload         TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_build ON runs (build, course, created);

CREATE TABLE studies (
    id         TEXT PRIMARY KEY,       -- hash of the definition
    title      TEXT NOT NULL,
    created    TEXT NOT NULL,
    updated    TEXT NOT NULL,
    definition TEXT NOT NULL,
    result     TEXT                    -- the latest result, or NULL before the first
) STRICT;

CREATE TABLE points (
    study   TEXT NOT NULL REFERENCES studies (id) ON DELETE CASCADE,
    key     TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (study, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
    id      INTEGER PRIMARY KEY,
    study   TEXT NOT NULL REFERENCES studies (id) ON DELETE CASCADE,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE outcomes (
    batch     INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    study     TEXT NOT NULL,
    key       TEXT NOT NULL,
    phase     TEXT NOT NULL,
    stream    TEXT NOT NULL,           -- which row of seeds
    first_run INTEGER NOT NULL,
    runs      INTEGER NOT NULL,
    finished  INTEGER NOT NULL,
    seconds   REAL NOT NULL,
    payload   TEXT NOT NULL,           -- times and groups
    UNIQUE (study, stream, key, first_run),
    FOREIGN KEY (study, key) REFERENCES points (study, key) ON DELETE CASCADE
) STRICT;
CREATE INDEX outcomes_by_batch ON outcomes (batch);

CREATE TABLE confirmed (
    study       TEXT NOT NULL REFERENCES studies (id) ON DELETE CASCADE,
    key         TEXT NOT NULL,
    rank        INTEGER NOT NULL,      -- 0 is the winner
    time_s      REAL NOT NULL,
    finish      REAL NOT NULL,
    spread_low  REAL NOT NULL,
    runs        INTEGER NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (study, key)
) STRICT, WITHOUT ROWID;
"""

_VERSION_2 = """
CREATE TABLE documents (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,            -- what it is: mini4wd-car, ...
    name     TEXT NOT NULL,
    created  TEXT NOT NULL,
    updated  TEXT NOT NULL,
    deleted  TEXT,                     -- when it was thrown away; NULL while it is there
    revision INTEGER NOT NULL,         -- counts the changes, so that two editors notice each other
    text     TEXT NOT NULL             -- the file as it would stand on disk
) STRICT;
CREATE INDEX documents_by_kind ON documents (kind, updated);

CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    created    TEXT NOT NULL,
    state      TEXT NOT NULL,          -- queued, running, done, stopped, failed
    stop       INTEGER NOT NULL,       -- 1 once somebody has asked it to stop
    stage      TEXT NOT NULL,          -- what it is doing now
    done       INTEGER NOT NULL,
    total      INTEGER NOT NULL,
    began      REAL,                   -- Unix time at which the present stage began
    beat       REAL NOT NULL,          -- Unix time of its last sign of life
    definition TEXT NOT NULL,
    result     INTEGER,                -- number of the run that it made
    message    TEXT NOT NULL           -- why it failed
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, created);

ALTER TABLE runs ADD COLUMN deleted TEXT;
"""

_VERSION_3 = """
ALTER TABLE studies ADD COLUMN kind TEXT NOT NULL DEFAULT '';  -- what is tuned: mini4wd, ...; empty before
ALTER TABLE studies ADD COLUMN question TEXT;                  -- what was asked, so that it can be asked anew
ALTER TABLE studies ADD COLUMN deleted TEXT;                   -- when it was thrown away
ALTER TABLE studies ADD COLUMN result_batch INTEGER;           -- the latest batch when the result was kept
ALTER TABLE jobs ADD COLUMN about TEXT NOT NULL DEFAULT '';    -- identity of the study that it works on
CREATE INDEX jobs_by_about ON jobs (about);
"""

MIGRATIONS: list[str] = [_VERSION_1, _VERSION_2, _VERSION_3]
"""SQL that leads from version n to n + 1; a new file walks through all of it."""
