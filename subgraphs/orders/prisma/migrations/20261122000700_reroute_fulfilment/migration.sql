-- Levels where promised units are missing: looked at until inventory says that none is.
CREATE TABLE stock_shortage (
    variant_id text NOT NULL,
    location_id text NOT NULL,
    -- Of the level, when it was looked at last; another one means that it has changed.
    level_version integer NOT NULL,
    due_at timestamptz NOT NULL,
    lease_until timestamptz,
    CONSTRAINT stock_shortage_pkey PRIMARY KEY (variant_id, location_id)
);
CREATE INDEX stock_shortage_due_idx ON stock_shortage (due_at);

-- Units of an order that are to leave from elsewhere: written before inventory is asked, kept with its answer.
CREATE TABLE fulfillment_reroute (
    id text NOT NULL,
    order_id text NOT NULL,
    fulfillment_order_id text NOT NULL,
    order_line_id text NOT NULL,
    variant_id text NOT NULL,
    from_location_id text NOT NULL,
    quantity integer NOT NULL,
    -- Where the units may come from, the preferred location first.
    location_ids text[] NOT NULL,
    status text NOT NULL DEFAULT 'PENDING',
    -- [{locationId, quantity}] that inventory gave.
    moved jsonb,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    CONSTRAINT fulfillment_reroute_pkey PRIMARY KEY (id),
    CONSTRAINT fulfillment_reroute_status CHECK (status IN ('PENDING', 'DONE')),
    CONSTRAINT fulfillment_reroute_quantity CHECK (quantity > 0)
);
CREATE UNIQUE INDEX fulfillment_reroute_pending_key ON fulfillment_reroute (fulfillment_order_id, order_line_id) WHERE status = 'PENDING';
CREATE INDEX fulfillment_reroute_order_idx ON fulfillment_reroute (order_id);

-- Units that a fulfillment order cannot send because they are not there, until somebody finds or brings them.
CREATE TABLE fulfillment_exception (
    fulfillment_order_id text NOT NULL,
    order_line_id text NOT NULL,
    variant_id text NOT NULL,
    location_id text NOT NULL,
    missing integer NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT fulfillment_exception_pkey PRIMARY KEY (fulfillment_order_id, order_line_id),
    CONSTRAINT fulfillment_exception_missing CHECK (missing > 0)
);
CREATE INDEX fulfillment_exception_level_idx ON fulfillment_exception (variant_id, location_id);
CREATE INDEX fulfillment_exception_since_idx ON fulfillment_exception (since, fulfillment_order_id);

ALTER TABLE order_task DROP CONSTRAINT order_task_kind;
ALTER TABLE order_task ADD CONSTRAINT order_task_kind CHECK (kind IN ('CHECKOUT', 'TILL_SALE', 'CANCELLATION', 'RETURN', 'FULFILLMENT', 'REROUTE'));
