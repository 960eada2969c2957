-- What the file is still owed after a command has kept its changes: 'rewrite', without the traces of
-- what was erased.
CREATE TABLE upkeep (
    task TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
