-- Kernel tables, the same in every domain's schema. dead_letter.id is the event's id.

CREATE TABLE event_log (
    id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    type text NOT NULL,
    aggregate_id text NOT NULL,
    aggregate_version bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    payload jsonb NOT NULL,
    CONSTRAINT event_log_pkey PRIMARY KEY (recorded_at, seq)
) PARTITION BY RANGE (recorded_at);
CREATE INDEX event_log_position_idx ON event_log (txid, seq);
CREATE INDEX event_log_aggregate_idx ON event_log (aggregate_id);
SELECT passerelle_append_only('event_log');

-- Wakes the pullers of this domain's log; once per statement, not per row.
CREATE FUNCTION event_log_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('passerelle_' || TG_TABLE_SCHEMA, '');
    RETURN NULL;
END $$;
CREATE TRIGGER event_log_notify AFTER INSERT ON event_log FOR EACH STATEMENT EXECUTE FUNCTION event_log_notify();

CREATE TABLE inbox (
    handler text NOT NULL,
    event_id uuid NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_pkey PRIMARY KEY (handler, event_id)
);

CREATE TABLE event_cursor (
    publisher text NOT NULL,
    position text NOT NULL DEFAULT '0:0',
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT event_cursor_pkey PRIMARY KEY (publisher)
);

CREATE TABLE dead_letter (
    id uuid NOT NULL,
    publisher text NOT NULL,
    handler text NOT NULL,
    event jsonb NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    failed_at timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz,
    CONSTRAINT dead_letter_pkey PRIMARY KEY (handler, id)
);
CREATE INDEX dead_letter_next_idx ON dead_letter (next_attempt_at);

-- Versions already handled of each aggregate whose handler demands order, and events that came before their turn.
CREATE TABLE aggregate_version (
    handler text NOT NULL,
    aggregate_id text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT aggregate_version_pkey PRIMARY KEY (handler, aggregate_id)
);
CREATE TABLE parked_event (
    handler text NOT NULL,
    aggregate_id text NOT NULL,
    version bigint NOT NULL,
    event jsonb NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT parked_event_pkey PRIMARY KEY (handler, aggregate_id, version)
);

CREATE TABLE idempotency_key (
    scope text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    response jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (scope, key)
);

-- Projection of customers' identity graph: every id of a component to its survivor.
CREATE TABLE customer_alias (
    alias_id text NOT NULL,
    survivor_id text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT customer_alias_pkey PRIMARY KEY (alias_id)
);
CREATE INDEX customer_alias_survivor_idx ON customer_alias (survivor_id);
