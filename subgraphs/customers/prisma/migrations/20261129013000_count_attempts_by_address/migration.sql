-- Attempts count by address and by the pair of address and account; the old ones, of accounts alone, mean nothing.
DROP TABLE sign_in_attempt;
CREATE TABLE attempt (
    key text NOT NULL,
    count integer NOT NULL,
    window_started_at timestamptz NOT NULL,
    CONSTRAINT attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX attempt_window_idx ON attempt (window_started_at);
