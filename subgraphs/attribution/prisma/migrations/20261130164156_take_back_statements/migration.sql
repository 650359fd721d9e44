-- Imports of spend, exchange rates, footfall and goals can be taken back as a whole. Statements are never changed: which
-- of them hold no more is said beside them.
ALTER TABLE spend_statement ADD COLUMN source text NOT NULL DEFAULT '';

CREATE TABLE spend_take_back (
  version bigint PRIMARY KEY,
  source text NOT NULL,
  taken_at timestamptz(3) NOT NULL
);
CREATE INDEX spend_take_back_source_idx ON spend_take_back (source, version);
SELECT passerelle_append_only('spend_take_back');

CREATE TABLE exchange_rate_take_back (
  version bigint PRIMARY KEY,
  source text NOT NULL,
  taken_at timestamptz(3) NOT NULL
);
CREATE INDEX exchange_rate_take_back_source_idx ON exchange_rate_take_back (source, version);
SELECT passerelle_append_only('exchange_rate_take_back');

CREATE TABLE footfall_take_back (
  version bigint PRIMARY KEY,
  source text NOT NULL,
  taken_at timestamptz(3) NOT NULL
);
CREATE INDEX footfall_take_back_source_idx ON footfall_take_back (source, version);
SELECT passerelle_append_only('footfall_take_back');

CREATE TABLE imported_goal (
  source text NOT NULL,
  goal_id text NOT NULL,
  before_target bigint,
  target bigint NOT NULL,
  PRIMARY KEY (source, goal_id),
  CONSTRAINT imported_goal_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES goal (id) ON DELETE CASCADE ON UPDATE CASCADE
);
