-- What people edit has a version, with which an edit says what it was based on.
ALTER TABLE collection ADD COLUMN version integer NOT NULL DEFAULT 1;
