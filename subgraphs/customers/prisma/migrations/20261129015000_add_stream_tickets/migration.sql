CREATE TABLE stream_ticket (
    ticket_hash text NOT NULL,
    actor jsonb NOT NULL,
    topics text[] NOT NULL,
    after text,
    expires_at timestamptz NOT NULL,
    CONSTRAINT stream_ticket_pkey PRIMARY KEY (ticket_hash)
);
CREATE INDEX stream_ticket_expires_idx ON stream_ticket (expires_at);
