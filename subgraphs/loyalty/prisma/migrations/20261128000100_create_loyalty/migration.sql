CREATE TYPE loyalty_entry_kind AS ENUM ('EARN', 'REDEEM', 'REVERSE', 'RESTORE', 'ADJUST');
CREATE TYPE hold_status AS ENUM ('HELD', 'COMMITTED', 'RELEASED');
CREATE TYPE gift_card_status AS ENUM ('INACTIVE', 'ACTIVE', 'VOID');
CREATE TYPE gift_card_key_kind AS ENUM ('PLASTIC', 'EMAIL', 'WALLET');
CREATE TYPE gift_card_entry_kind AS ENUM ('ISSUE', 'REDEEM', 'REFUND', 'VOID');

-- points - debt = sum of the account's entries.
CREATE TABLE loyalty_account (
    id text NOT NULL,
    customer_id text NOT NULL,
    points integer NOT NULL DEFAULT 0,
    held_points integer NOT NULL DEFAULT 0,
    debt integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CONSTRAINT loyalty_account_pkey PRIMARY KEY (id),
    CONSTRAINT loyalty_account_held CHECK (held_points >= 0 AND points >= held_points),
    CONSTRAINT loyalty_account_debt CHECK (debt >= 0)
);
CREATE UNIQUE INDEX loyalty_account_customer_id_key ON loyalty_account (customer_id);

CREATE TABLE loyalty_entry (
    id text NOT NULL,
    account_id text NOT NULL,
    -- Names the cause; posting the same cause twice posts it once.
    key text NOT NULL,
    kind loyalty_entry_kind NOT NULL,
    points integer NOT NULL,
    -- Net minor units that the points were computed from, for EARN and REVERSE.
    basis_minor bigint,
    order_id text,
    reason text,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    balance_after integer NOT NULL,
    CONSTRAINT loyalty_entry_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX loyalty_entry_key_key ON loyalty_entry (key);
CREATE INDEX loyalty_entry_account_idx ON loyalty_entry (account_id, occurred_at DESC, id DESC);
CREATE INDEX loyalty_entry_order_idx ON loyalty_entry (order_id);
ALTER TABLE loyalty_entry ADD CONSTRAINT loyalty_entry_account_id_fkey FOREIGN KEY (account_id) REFERENCES loyalty_account (id) ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT passerelle_append_only('loyalty_entry');

-- Checkout holds end by verdict only, never by the clock.
CREATE TABLE points_hold (
    checkout_id text NOT NULL,
    account_id text NOT NULL,
    points integer NOT NULL,
    status hold_status NOT NULL DEFAULT 'HELD',
    created_at timestamptz NOT NULL,
    CONSTRAINT points_hold_pkey PRIMARY KEY (checkout_id, account_id),
    CONSTRAINT points_hold_positive CHECK (points > 0)
);
CREATE INDEX points_hold_open_idx ON points_hold (status, created_at);
ALTER TABLE points_hold ADD CONSTRAINT points_hold_account_id_fkey FOREIGN KEY (account_id) REFERENCES loyalty_account (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- balance = sum of the card's entries.
CREATE TABLE gift_card (
    id text NOT NULL,
    currency char(3) NOT NULL,
    initial_minor bigint NOT NULL,
    balance_minor bigint NOT NULL,
    held_minor bigint NOT NULL DEFAULT 0,
    status gift_card_status NOT NULL,
    customer_id text,
    channel text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT gift_card_pkey PRIMARY KEY (id),
    CONSTRAINT gift_card_held CHECK (held_minor >= 0 AND balance_minor >= held_minor)
);
CREATE INDEX gift_card_customer_idx ON gift_card (customer_id);

CREATE TABLE gift_card_key (
    id text NOT NULL,
    gift_card_id text NOT NULL,
    kind gift_card_key_kind NOT NULL,
    -- SHA-256 of the normalized code: the code itself is shown once and never kept.
    code_hash text NOT NULL,
    last_four text NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT gift_card_key_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX gift_card_key_code_hash_key ON gift_card_key (code_hash);
CREATE INDEX gift_card_key_card_idx ON gift_card_key (gift_card_id);
ALTER TABLE gift_card_key ADD CONSTRAINT gift_card_key_gift_card_id_fkey FOREIGN KEY (gift_card_id) REFERENCES gift_card (id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE gift_card_entry (
    id text NOT NULL,
    gift_card_id text NOT NULL,
    key text NOT NULL,
    kind gift_card_entry_kind NOT NULL,
    amount_minor bigint NOT NULL,
    order_id text,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    balance_after_minor bigint NOT NULL,
    CONSTRAINT gift_card_entry_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX gift_card_entry_key_key ON gift_card_entry (key);
CREATE INDEX gift_card_entry_card_idx ON gift_card_entry (gift_card_id, occurred_at DESC, id DESC);
ALTER TABLE gift_card_entry ADD CONSTRAINT gift_card_entry_gift_card_id_fkey FOREIGN KEY (gift_card_id) REFERENCES gift_card (id) ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT passerelle_append_only('gift_card_entry');

CREATE TABLE gift_card_hold (
    checkout_id text NOT NULL,
    gift_card_id text NOT NULL,
    amount_minor bigint NOT NULL,
    status hold_status NOT NULL DEFAULT 'HELD',
    created_at timestamptz NOT NULL,
    CONSTRAINT gift_card_hold_pkey PRIMARY KEY (checkout_id, gift_card_id),
    CONSTRAINT gift_card_hold_positive CHECK (amount_minor > 0)
);
CREATE INDEX gift_card_hold_open_idx ON gift_card_hold (status, created_at);
ALTER TABLE gift_card_hold ADD CONSTRAINT gift_card_hold_gift_card_id_fkey FOREIGN KEY (gift_card_id) REFERENCES gift_card (id) ON DELETE RESTRICT ON UPDATE CASCADE;
