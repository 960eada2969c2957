-- What was said about a promise since it was made is a JSON array: date, note, and where the due
-- date was moved from and to.
CREATE TABLE promise (
    id          INTEGER PRIMARY KEY REFERENCES record (id),
    stakeholder INTEGER NOT NULL REFERENCES stakeholder (id),
    account     TEXT    NOT NULL CHECK (account IN ('me', 'team')),
    theirs      INTEGER NOT NULL CHECK (theirs IN (0, 1)),
    kind        TEXT    NOT NULL CHECK (kind IN ('commitment', 'best-effort', 'intention')),
    text        TEXT    NOT NULL,
    made        TEXT    NOT NULL,
    due         TEXT,
    measure     TEXT,
    risk        TEXT,
    heard       INTEGER NOT NULL CHECK (heard IN (0, 1)),
    estimate    TEXT,
    actual      TEXT,
    status      TEXT    NOT NULL CHECK (status IN ('open', 'kept', 'broken', 'dropped')),
    closed      TEXT,
    history     TEXT    NOT NULL CHECK (json_valid(history))
) STRICT;

CREATE INDEX promise_by_stakeholder ON promise (stakeholder);

CREATE TABLE pulse (
    id          INTEGER PRIMARY KEY REFERENCES record (id),
    stakeholder INTEGER NOT NULL REFERENCES stakeholder (id),
    date        TEXT    NOT NULL,
    account     TEXT    NOT NULL CHECK (account IN ('me', 'team')),
    score       REAL    NOT NULL CHECK (score BETWEEN 1 AND 5),
    credible    INTEGER CHECK (credible BETWEEN 1 AND 5),
    reliable    INTEGER CHECK (reliable BETWEEN 1 AND 5),
    transparent INTEGER CHECK (transparent BETWEEN 1 AND 5),
    attentive   INTEGER CHECK (attentive BETWEEN 1 AND 5),
    character   INTEGER CHECK (character BETWEEN 1 AND 5),
    quote       TEXT
) STRICT;

CREATE INDEX pulse_by_stakeholder ON pulse (stakeholder);

-- The sums now hold what promises did to the balances too, so they remember those constants as
-- well.
-- NULL fits none: the next write makes all of them anew.
ALTER TABLE standing DROP COLUMN half_life_days;
ALTER TABLE standing ADD COLUMN constants TEXT;
