-- One row for whatever was ever kept. Ids are never reused; what is deleted stays here as a
-- tombstone, so that no import brings it back.
CREATE TABLE record (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uid      TEXT    NOT NULL UNIQUE,
    noun     TEXT    NOT NULL,
    modified TEXT    NOT NULL,
    deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE TABLE unit (
    id           INTEGER PRIMARY KEY REFERENCES record (id),
    name         TEXT NOT NULL,
    weight       REAL NOT NULL CHECK (weight > 0),
    cadence_days INTEGER CHECK (cadence_days > 0),
    why          TEXT
) STRICT;

-- Aliases, tags and e-mails are JSON arrays of text.
CREATE TABLE stakeholder (
    id                 INTEGER PRIMARY KEY REFERENCES record (id),
    name               TEXT NOT NULL,
    role               TEXT,
    unit               INTEGER REFERENCES unit (id),
    influence          REAL NOT NULL CHECK (influence > 0 AND influence <= 1),
    cadence_days       INTEGER CHECK (cadence_days > 0),
    updates_every_days INTEGER CHECK (updates_every_days > 0),
    away_until         TEXT,
    phone              TEXT,
    birthday           TEXT,
    added              TEXT NOT NULL,
    archived           TEXT,
    aliases            TEXT NOT NULL CHECK (json_valid(aliases)),
    tags               TEXT NOT NULL CHECK (json_valid(tags)),
    emails             TEXT NOT NULL CHECK (json_valid(emails))
) STRICT;

-- An entry keeps what its kind was worth when it was written.
CREATE TABLE entry (
    id        INTEGER PRIMARY KEY REFERENCES record (id),
    date      TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    account   TEXT    NOT NULL CHECK (account IN ('me', 'team')),
    real      INTEGER NOT NULL CHECK (real IN (0, 1)),
    in_person INTEGER NOT NULL CHECK (in_person IN (0, 1)),
    side      TEXT    NOT NULL,
    deposit   REAL    NOT NULL,
    gut       INTEGER NOT NULL CHECK (gut BETWEEN -2 AND 2),
    note      TEXT    NOT NULL,
    by_whom   TEXT,
    via       TEXT,
    inbound   INTEGER NOT NULL CHECK (inbound IN (0, 1)),
    outcome   TEXT
) STRICT;

CREATE INDEX entry_by_date ON entry (date);

-- What an entry means for each of its people. It repeats what scoring needs, in the order
-- scoring reads it, so that one person's history is one stretch of the file.
CREATE TABLE credit (
    stakeholder INTEGER NOT NULL REFERENCES stakeholder (id),
    date        TEXT    NOT NULL,
    entry       INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    account     TEXT    NOT NULL,
    amount      REAL    NOT NULL,
    real        INTEGER NOT NULL,
    in_person   INTEGER NOT NULL,
    routine     INTEGER NOT NULL,
    evidence    INTEGER NOT NULL,
    PRIMARY KEY (stakeholder, date, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX credit_by_entry ON credit (entry);

CREATE TABLE fact (
    id          INTEGER PRIMARY KEY REFERENCES record (id),
    stakeholder INTEGER NOT NULL REFERENCES stakeholder (id),
    topic       TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    date        TEXT    NOT NULL
) STRICT;

CREATE INDEX fact_by_stakeholder ON fact (stakeholder);

-- What a person's credits add up to, apart from the day it is read on. It holds from `through`
-- until `until`, and for the half-life it was made with; otherwise the credits are read.
CREATE TABLE standing (
    stakeholder             INTEGER PRIMARY KEY REFERENCES stakeholder (id) ON DELETE CASCADE,
    half_life_days          REAL    NOT NULL,
    through                 TEXT,
    until                   TEXT,
    last_contact            TEXT,
    last_contact_entry      INTEGER,
    last_in_person          TEXT,
    last_in_person_entry    INTEGER,
    team_last_contact       TEXT,
    team_last_contact_entry INTEGER,
    routine_since           INTEGER NOT NULL,
    evidence                INTEGER NOT NULL,
    me                      REAL    NOT NULL,
    team                    REAL    NOT NULL,
    parts                   TEXT    NOT NULL
) STRICT;

-- The change log: one step is one command that wrote, in the user's words, and for each record it
-- touched what that held before (NULL where there was none).
CREATE TABLE step (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    command TEXT NOT NULL
) STRICT;

CREATE TABLE change (
    step     INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    record   INTEGER NOT NULL REFERENCES record (id),
    before   TEXT,
    PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
