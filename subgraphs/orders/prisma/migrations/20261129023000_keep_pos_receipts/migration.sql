-- What the POS said of a receipt, beside the order and the returns that it is booked as.
CREATE TABLE pos_receipt (
    id text NOT NULL,
    location_id text NOT NULL,
    terminal_id text NOT NULL,
    sequence bigint NOT NULL,
    request_hash text NOT NULL,
    order_id text NOT NULL,
    return_ids text[] NOT NULL,
    currency char(3) NOT NULL,
    said_at timestamptz(6) NOT NULL,
    -- Where figures and stock count it.
    occurred_at timestamptz(6) NOT NULL,
    received_at timestamptz(6) NOT NULL,
    payments jsonb NOT NULL,
    rounding_minor bigint NOT NULL,
    change_minor bigint NOT NULL,
    tip_minor bigint NOT NULL,
    difference_minor bigint NOT NULL,
    remarks text[] NOT NULL,
    checked_at timestamptz(6),
    checked_by_staff_id text,
    CONSTRAINT pos_receipt_pkey PRIMARY KEY (id),
    CONSTRAINT pos_receipt_amounts CHECK (change_minor >= 0 AND tip_minor >= 0)
);
CREATE UNIQUE INDEX pos_receipt_key ON pos_receipt (location_id, terminal_id, sequence);
CREATE INDEX pos_receipt_order_idx ON pos_receipt (order_id);
CREATE INDEX pos_receipt_received_idx ON pos_receipt (received_at DESC, id DESC);

INSERT INTO pos_receipt
SELECT 'prc_' || overlay(gen_random_uuid()::text PLACING '7' FROM 15 FOR 1), o.selling_location_id, o.terminal_id,
    o.terminal_sequence, coalesce(o.request_hash, ''), o.id, '{}', o.currency, o.placed_at, o.placed_at, o.placed_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'amountMinor', p.amount_minor::text)), '[]')
     FROM payment p WHERE p.order_id = o.id),
    0, 0, 0, 0, '{}', NULL, NULL
FROM orders o WHERE o.terminal_id IS NOT NULL AND o.selling_location_id IS NOT NULL;

DROP INDEX orders_pos_sale_key;
ALTER TABLE orders DROP COLUMN terminal_id, DROP COLUMN terminal_sequence;

-- Stands for goods that came back and whose sale is not known: it was no sale itself.
ALTER TABLE orders ADD COLUMN is_return_alone boolean NOT NULL DEFAULT false;

-- The store has paid it out itself: no provider is asked.
ALTER TABLE refund ADD COLUMN is_paid_at_pos boolean NOT NULL DEFAULT false;
