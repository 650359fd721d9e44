CREATE TABLE familiar_pair (
    key text NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT familiar_pair_pkey PRIMARY KEY (key)
);
CREATE INDEX familiar_pair_seen_idx ON familiar_pair (seen_at);
