-- What an import has to know of a record: NULL, made here; 'imported', as an import left it;
-- 'edited', imported, then changed or removed here; 'forgotten', erased for good.
ALTER TABLE record ADD COLUMN mark TEXT CHECK (mark IN ('imported', 'edited', 'forgotten'));

-- Whom a person was merged into, by uid: there goes what another journal says of them.
ALTER TABLE record ADD COLUMN merged_into TEXT;

-- The mark a record had before the step; 'imported' where the step brought its identity with it, so
-- that undoing leaves no tombstone, and an import may bring it again.
ALTER TABLE change ADD COLUMN mark TEXT;

-- What refers to a record is looked for whenever one is deleted, and a large import undone deletes
-- many.
CREATE INDEX change_by_record ON change (record);

-- What an address book last said of somebody. Nicknames and e-mails are JSON arrays of text.
CREATE TABLE card (
    id          INTEGER PRIMARY KEY REFERENCES record (id),
    stakeholder INTEGER NOT NULL REFERENCES stakeholder (id),
    name        TEXT    NOT NULL,
    nicknames   TEXT    NOT NULL CHECK (json_valid(nicknames)),
    emails      TEXT    NOT NULL CHECK (json_valid(emails)),
    phone       TEXT,
    role        TEXT,
    unit        INTEGER REFERENCES unit (id) ON DELETE SET NULL,
    birthday    TEXT
) STRICT;

CREATE INDEX card_by_stakeholder ON card (stakeholder);
