CREATE TABLE cart (
    id text NOT NULL,
    -- 256 random bits: its holder may use the cart.
    token text NOT NULL,
    channel text NOT NULL,
    currency char(3) NOT NULL,
    status text NOT NULL DEFAULT 'OPEN',
    version integer NOT NULL DEFAULT 1,
    customer_id text,
    -- What touchpoints know the visitor by.
    anonymous_id text,
    -- The pending checkout that has frozen the cart.
    checkout_order_id text,
    selling_location_id text,
    email text,
    shipping_address jsonb,
    delivery_method text NOT NULL DEFAULT 'SHIP',
    pickup_location_id text,
    points_to_redeem integer NOT NULL DEFAULT 0,
    gift_card_codes text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- When the hold on the cart's units ends; null when it has none.
    hold_expires_at timestamptz,
    CONSTRAINT cart_pkey PRIMARY KEY (id),
    CONSTRAINT cart_status CHECK (status IN ('OPEN', 'ORDERED', 'MERGED')),
    CONSTRAINT cart_delivery_method CHECK (delivery_method IN ('SHIP', 'PICKUP', 'IN_STORE')),
    CONSTRAINT cart_points CHECK (points_to_redeem >= 0)
);
CREATE UNIQUE INDEX cart_token_key ON cart (token);
CREATE INDEX cart_customer_idx ON cart (customer_id, updated_at DESC) WHERE status = 'OPEN';

CREATE TABLE cart_line (
    id text NOT NULL,
    cart_id text NOT NULL,
    variant_id text NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT cart_line_pkey PRIMARY KEY (id),
    CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 10000)
);
CREATE UNIQUE INDEX cart_line_cart_id_variant_id_key ON cart_line (cart_id, variant_id);
ALTER TABLE cart_line ADD CONSTRAINT cart_line_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES cart (id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE SEQUENCE order_number_seq START 100001;

CREATE TABLE orders (
    id text NOT NULL,
    order_number text NOT NULL DEFAULT 'P' || nextval('order_number_seq'),
    status text NOT NULL,
    fulfillment_status text NOT NULL DEFAULT 'UNFULFILLED',
    return_status text NOT NULL DEFAULT 'NONE',
    source text NOT NULL,
    channel text NOT NULL,
    currency char(3) NOT NULL,
    -- Grows with each event of the order.
    version bigint NOT NULL DEFAULT 0,
    customer_id text,
    -- What touchpoints know the visitor by.
    anonymous_id text,
    selling_location_id text,
    placed_by_staff_id text,
    email text,
    shipping_address jsonb,
    delivery_method text NOT NULL,
    pickup_location_id text,
    gross_minor bigint NOT NULL,
    discount_minor bigint NOT NULL,
    net_minor bigint NOT NULL,
    shipping_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    total_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    placed_at timestamptz,
    canceled_at timestamptz,
    cart_id text,
    checkout_scope text,
    -- NULL once a retryable failure has freed it.
    checkout_key text,
    request_hash text,
    -- Why the checkout was aborted; answered again to the same key.
    failure jsonb,
    -- Points or gift cards are to be held for it.
    holds_value boolean NOT NULL DEFAULT false,
    -- Instant after which an undecided checkout may be aborted.
    decide_by timestamptz,
    terminal_id text,
    terminal_sequence bigint,
    -- Id or code of the reservation that a POS sale collects, as the POS sent it.
    reservation text,
    import_source text,
    external_id text,
    routing jsonb,
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_status CHECK (status IN ('PENDING', 'PAYMENT_PENDING', 'PLACED', 'ABORTED', 'CANCELED')),
    CONSTRAINT orders_fulfillment_status CHECK (fulfillment_status IN ('UNFULFILLED', 'PARTIAL', 'FULFILLED')),
    CONSTRAINT orders_return_status CHECK (return_status IN ('NONE', 'PARTIAL', 'RETURNED')),
    CONSTRAINT orders_source CHECK (source IN ('CHECKOUT', 'POS', 'IMPORT')),
    CONSTRAINT orders_delivery_method CHECK (delivery_method IN ('SHIP', 'PICKUP', 'IN_STORE')),
    CONSTRAINT orders_net CHECK (net_minor = gross_minor - discount_minor),
    CONSTRAINT orders_total CHECK (total_minor = net_minor + shipping_minor + tax_minor),
    CONSTRAINT orders_refunded CHECK (refunded_minor BETWEEN 0 AND total_minor),
    CONSTRAINT orders_placed CHECK (placed_at IS NOT NULL OR status NOT IN ('PLACED', 'CANCELED'))
);
CREATE UNIQUE INDEX orders_order_number_key ON orders (order_number);
CREATE UNIQUE INDEX orders_checkout_scope_checkout_key_key ON orders (checkout_scope, checkout_key);
CREATE UNIQUE INDEX orders_terminal_id_terminal_sequence_key ON orders (terminal_id, terminal_sequence);
CREATE UNIQUE INDEX orders_import_source_external_id_key ON orders (import_source, external_id);
CREATE UNIQUE INDEX orders_one_per_cart ON orders (cart_id) WHERE status IN ('PENDING', 'PAYMENT_PENDING', 'PLACED', 'CANCELED');
CREATE INDEX orders_created_idx ON orders (created_at DESC, id DESC);
CREATE INDEX orders_placed_idx ON orders (placed_at DESC, id DESC);
CREATE INDEX orders_channel_idx ON orders (channel, placed_at DESC, id DESC);
CREATE INDEX orders_selling_location_idx ON orders (selling_location_id, placed_at DESC, id DESC);
CREATE INDEX orders_customer_idx ON orders (customer_id, placed_at DESC, id DESC);
CREATE INDEX orders_canceled_idx ON orders (canceled_at) WHERE canceled_at IS NOT NULL;
CREATE INDEX orders_email_idx ON orders (lower(email));
-- What staff look orders up by: a number or a title from its start, in any case; states that few orders are in.
CREATE INDEX orders_number_search_idx ON orders (lower(order_number) text_pattern_ops);
CREATE INDEX orders_status_idx ON orders (status, created_at DESC, id DESC) WHERE status <> 'PLACED';

CREATE TABLE order_line (
    id text NOT NULL,
    order_id text NOT NULL,
    position integer NOT NULL,
    external_id text,
    variant_id text,
    product_id text,
    product_title text NOT NULL,
    sku text,
    category text,
    kind text NOT NULL DEFAULT 'GOOD',
    quantity integer NOT NULL,
    returned_quantity integer NOT NULL DEFAULT 0,
    unit_price_minor bigint NOT NULL,
    tax_rate_basis_points integer NOT NULL,
    tax_included boolean NOT NULL,
    gross_minor bigint NOT NULL,
    discount_minor bigint NOT NULL,
    net_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    -- Cost of the whole line when it was sold; NULL when unknown.
    cost_minor bigint,
    CONSTRAINT order_line_pkey PRIMARY KEY (id),
    CONSTRAINT order_line_quantity CHECK (quantity > 0),
    CONSTRAINT order_line_returned CHECK (returned_quantity BETWEEN 0 AND quantity),
    CONSTRAINT order_line_kind CHECK (kind IN ('GOOD', 'SERVICE')),
    CONSTRAINT order_line_net CHECK (net_minor = gross_minor - discount_minor)
);
CREATE UNIQUE INDEX order_line_order_id_position_key ON order_line (order_id, position);
CREATE INDEX order_line_sku_idx ON order_line (sku);
CREATE INDEX order_line_variant_idx ON order_line (variant_id);
CREATE INDEX order_line_title_search_idx ON order_line (lower(product_title) text_pattern_ops);
ALTER TABLE order_line ADD CONSTRAINT order_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE payment (
    id text NOT NULL,
    order_id text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    amount_minor bigint NOT NULL,
    captured_minor bigint NOT NULL DEFAULT 0,
    refunded_minor bigint NOT NULL DEFAULT 0,
    provider text,
    -- The provider's idempotency key, written before the provider is called.
    provider_key text,
    reference text,
    gift_card_id text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT payment_pkey PRIMARY KEY (id),
    CONSTRAINT payment_kind CHECK (kind IN ('CARD', 'POINTS', 'GIFT_CARD', 'CASH', 'EXTERNAL')),
    CONSTRAINT payment_status CHECK (status IN ('INTENDED', 'REQUIRES_ACTION', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED')),
    CONSTRAINT payment_amounts CHECK (amount_minor > 0 AND captured_minor BETWEEN 0 AND amount_minor AND refunded_minor BETWEEN 0 AND captured_minor)
);
CREATE UNIQUE INDEX payment_provider_key_key ON payment (provider_key);
CREATE INDEX payment_order_idx ON payment (order_id);
ALTER TABLE payment ADD CONSTRAINT payment_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Notices of providers, each once.
CREATE TABLE payment_notice (
    provider text NOT NULL,
    event_id text NOT NULL,
    provider_key text NOT NULL,
    kind text NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT payment_notice_pkey PRIMARY KEY (provider, event_id)
);
SELECT passerelle_append_only('payment_notice');

CREATE TABLE fulfillment_order (
    id text NOT NULL,
    order_id text NOT NULL,
    location_id text NOT NULL,
    status text NOT NULL DEFAULT 'OPEN',
    delivery_method text NOT NULL,
    pickup_code text,
    tracking_code text,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT fulfillment_order_pkey PRIMARY KEY (id),
    CONSTRAINT fulfillment_order_status CHECK (status IN ('OPEN', 'IN_PROGRESS', 'READY', 'PICKED_UP', 'SHIPPED', 'CANCELED'))
);
CREATE INDEX fulfillment_order_order_idx ON fulfillment_order (order_id);
CREATE INDEX fulfillment_order_location_idx ON fulfillment_order (location_id, status, created_at DESC);
ALTER TABLE fulfillment_order ADD CONSTRAINT fulfillment_order_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE fulfillment_order_line (
    fulfillment_order_id text NOT NULL,
    order_line_id text NOT NULL,
    variant_id text NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT fulfillment_order_line_pkey PRIMARY KEY (fulfillment_order_id, order_line_id),
    CONSTRAINT fulfillment_order_line_quantity CHECK (quantity > 0)
);
CREATE INDEX fulfillment_order_line_line_idx ON fulfillment_order_line (order_line_id);
ALTER TABLE fulfillment_order_line ADD CONSTRAINT fulfillment_order_line_fulfillment_order_id_fkey FOREIGN KEY (fulfillment_order_id) REFERENCES fulfillment_order (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE fulfillment_order_line ADD CONSTRAINT fulfillment_order_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Levels where promised units are missing: checked until inventory says that none is.
CREATE TABLE stock_shortage (
    variant_id text NOT NULL,
    location_id text NOT NULL,
    -- Of the level, when it was checked last; another one means that it has changed.
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

-- Units that a fulfillment order cannot send because they are not there, until staff find or bring them.
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

CREATE TABLE order_return (
    id text NOT NULL,
    order_id text NOT NULL,
    location_id text,
    refund_minor bigint NOT NULL,
    processed_at timestamptz NOT NULL,
    import_source text,
    external_id text,
    CONSTRAINT order_return_pkey PRIMARY KEY (id),
    CONSTRAINT order_return_refund CHECK (refund_minor >= 0)
);
CREATE UNIQUE INDEX order_return_import_source_external_id_key ON order_return (import_source, external_id);
CREATE INDEX order_return_order_idx ON order_return (order_id);
CREATE INDEX order_return_processed_idx ON order_return (processed_at);
ALTER TABLE order_return ADD CONSTRAINT order_return_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE order_return_line (
    return_id text NOT NULL,
    order_line_id text NOT NULL,
    quantity integer NOT NULL,
    disposition text NOT NULL,
    gross_minor bigint NOT NULL,
    discount_minor bigint NOT NULL,
    net_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    cost_minor bigint,
    CONSTRAINT order_return_line_pkey PRIMARY KEY (return_id, order_line_id),
    CONSTRAINT order_return_line_quantity CHECK (quantity >= 0),
    CONSTRAINT order_return_line_disposition CHECK (disposition IN ('RESTOCKED', 'DAMAGED'))
);
CREATE INDEX order_return_line_line_idx ON order_return_line (order_line_id);
ALTER TABLE order_return_line ADD CONSTRAINT order_return_line_return_id_fkey FOREIGN KEY (return_id) REFERENCES order_return (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE order_return_line ADD CONSTRAINT order_return_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Money to give back, decided with the return or cancellation; executed once by the provider or by loyalty.
CREATE TABLE refund (
    key text NOT NULL,
    payment_id text NOT NULL,
    order_id text NOT NULL,
    cause_id text NOT NULL,
    amount_minor bigint NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT refund_pkey PRIMARY KEY (key),
    CONSTRAINT refund_amount CHECK (amount_minor > 0)
);
CREATE INDEX refund_order_idx ON refund (order_id);
CREATE INDEX refund_cause_idx ON refund (cause_id);
ALTER TABLE refund ADD CONSTRAINT refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment (id) ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT passerelle_append_only('refund');

-- Tasks: commands to other domains that a decision still owes; a row goes when all were acknowledged.
CREATE TABLE order_task (
    id bigint GENERATED ALWAYS AS IDENTITY,
    order_id text NOT NULL,
    kind text NOT NULL,
    -- The return or fulfillment order it is about; the order itself otherwise.
    subject_id text NOT NULL,
    due_at timestamptz NOT NULL,
    lease_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    -- Refusals in a row; after some of them the task has failed.
    failures integer NOT NULL DEFAULT 0,
    failed_at timestamptz,
    last_error text,
    CONSTRAINT order_task_pkey PRIMARY KEY (id),
    CONSTRAINT order_task_kind CHECK (kind IN ('CHECKOUT', 'POS_SALE', 'CANCELLATION', 'RETURN', 'FULFILLMENT', 'REROUTE'))
);
CREATE UNIQUE INDEX order_task_kind_subject_id_key ON order_task (kind, subject_id);
CREATE INDEX order_task_order_idx ON order_task (order_id);
CREATE INDEX order_task_due_idx ON order_task (due_at);
CREATE INDEX order_task_failed_idx ON order_task (failed_at, id) WHERE failed_at IS NOT NULL;

-- State of the test payment provider: outside our decision, as a real provider's would be.
CREATE TABLE test_payment_intent (
    provider_key text NOT NULL,
    reference text NOT NULL,
    token text NOT NULL,
    amount_minor bigint NOT NULL,
    currency char(3) NOT NULL,
    status text NOT NULL,
    capture_attempts integer NOT NULL DEFAULT 0,
    captured_minor bigint NOT NULL DEFAULT 0,
    refunded_minor bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CONSTRAINT test_payment_intent_pkey PRIMARY KEY (provider_key),
    CONSTRAINT test_payment_intent_amounts CHECK (captured_minor <= amount_minor AND refunded_minor <= captured_minor)
);
CREATE UNIQUE INDEX test_payment_intent_reference_key ON test_payment_intent (reference);

CREATE TABLE test_payment_refund (
    refund_key text NOT NULL,
    provider_key text NOT NULL,
    amount_minor bigint NOT NULL,
    CONSTRAINT test_payment_refund_pkey PRIMARY KEY (refund_key)
);

-- Webhooks that the test provider still has to send.
CREATE TABLE test_payment_webhook (
    event_id text NOT NULL,
    provider_key text NOT NULL,
    kind text NOT NULL,
    deliver_at timestamptz NOT NULL,
    CONSTRAINT test_payment_webhook_pkey PRIMARY KEY (event_id)
);
CREATE INDEX test_payment_webhook_due_idx ON test_payment_webhook (deliver_at);
