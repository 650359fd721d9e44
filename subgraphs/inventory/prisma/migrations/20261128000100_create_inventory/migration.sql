CREATE TABLE location (
    id text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    line1 text,
    postal_code text,
    city text,
    country_code text,
    latitude double precision,
    longitude double precision,
    time_zone text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    pickup_enabled boolean NOT NULL DEFAULT false,
    ship_from_store boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT location_pkey PRIMARY KEY (id),
    CONSTRAINT location_code_key UNIQUE (code),
    CONSTRAINT location_kind_check CHECK (kind IN ('WAREHOUSE', 'STORE')),
    CONSTRAINT location_geo_check CHECK (
        (latitude IS NULL) = (longitude IS NULL)
        AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)
);

-- ISO day of the week, 1 Monday to 7 Sunday; local times "HH:MM". Closing at or before opening means the next day.
CREATE TABLE opening_hours (
    location_id text NOT NULL,
    day_of_week integer NOT NULL,
    opens text NOT NULL,
    closes text NOT NULL,
    CONSTRAINT opening_hours_pkey PRIMARY KEY (location_id, day_of_week, opens),
    CONSTRAINT opening_hours_location_id_fkey FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE,
    CONSTRAINT opening_hours_day_check CHECK (day_of_week BETWEEN 1 AND 7),
    CONSTRAINT opening_hours_time_check CHECK (
        opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);

-- A day whose hours differ from its weekday's; without times the location stays closed.
CREATE TABLE special_day (
    location_id text NOT NULL,
    day text NOT NULL,
    opens text,
    closes text,
    CONSTRAINT special_day_pkey PRIMARY KEY (location_id, day),
    CONSTRAINT special_day_location_id_fkey FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE,
    CONSTRAINT special_day_day_check CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
    CONSTRAINT special_day_time_check CHECK (
        (opens IS NULL) = (closes IS NULL)
        AND opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);

-- Room in each page lets the counters be updated in place.
CREATE TABLE inventory_level (
    id text NOT NULL,
    variant_id text NOT NULL,
    location_id text NOT NULL,
    on_hand integer NOT NULL DEFAULT 0,
    available integer NOT NULL DEFAULT 0,
    committed integer NOT NULL DEFAULT 0,
    reserved integer NOT NULL DEFAULT 0,
    damaged integer NOT NULL DEFAULT 0,
    safety_stock integer NOT NULL DEFAULT 0,
    quality_control integer NOT NULL DEFAULT 0,
    incoming integer NOT NULL DEFAULT 0,
    shortage integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inventory_level_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_level_variant_location_key UNIQUE (variant_id, location_id),
    CONSTRAINT inventory_level_location_id_fkey FOREIGN KEY (location_id) REFERENCES location (id),
    CONSTRAINT inventory_level_equation_check CHECK (
        on_hand = available + committed + reserved + damaged + safety_stock + quality_control),
    CONSTRAINT inventory_level_not_negative_check CHECK (
        available >= 0 AND committed >= 0 AND reserved >= 0 AND damaged >= 0 AND safety_stock >= 0
        AND quality_control >= 0 AND incoming >= 0 AND shortage >= 0)
) WITH (fillfactor = 70);
CREATE INDEX inventory_level_location_idx ON inventory_level (location_id, id);
-- Levels that need attention, few among many.
CREATE INDEX inventory_level_short_idx ON inventory_level (id) WHERE shortage > 0;
CREATE INDEX inventory_level_incoming_idx ON inventory_level (id) WHERE incoming > 0;

-- Why a number is what it is: one group for each operation, one movement for each level that it touched.
CREATE TABLE adjustment_group (
    id text NOT NULL,
    kind text NOT NULL,
    key text,
    request_hash text,
    reason text NOT NULL,
    reference_document_uri text,
    owner_id text,
    actor text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT adjustment_group_pkey PRIMARY KEY (id),
    CONSTRAINT adjustment_group_kind_key_key UNIQUE (kind, key)
);
SELECT passerelle_append_only('adjustment_group');

CREATE TABLE inventory_movement (
    id text NOT NULL,
    group_id text NOT NULL,
    level_id text NOT NULL,
    variant_id text NOT NULL,
    location_id text NOT NULL,
    available integer NOT NULL,
    committed integer NOT NULL,
    reserved integer NOT NULL,
    damaged integer NOT NULL,
    safety_stock integer NOT NULL,
    quality_control integer NOT NULL,
    incoming integer NOT NULL,
    shortage integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT inventory_movement_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_movement_group_id_fkey FOREIGN KEY (group_id) REFERENCES adjustment_group (id)
);
CREATE INDEX inventory_movement_group_idx ON inventory_movement (group_id);
CREATE INDEX inventory_movement_variant_idx ON inventory_movement (variant_id, id);
CREATE INDEX inventory_movement_location_idx ON inventory_movement (location_id, id);
SELECT passerelle_append_only('inventory_movement');

-- CART and E_RESERVATION end by the clock, CHECKOUT by verdict alone.
CREATE TABLE stock_hold (
    id text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    kind text NOT NULL,
    owner_id text NOT NULL,
    status text NOT NULL DEFAULT 'LIVE',
    expires_at timestamptz,
    requested_by text NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text,
    -- What a customer says or shows in the store; the id is too long for that.
    code text,
    -- Version of the cart that the units are held for: a change that comes late must not undo a later one.
    owner_version integer,
    CONSTRAINT stock_hold_pkey PRIMARY KEY (id),
    CONSTRAINT stock_hold_key_key UNIQUE (key),
    CONSTRAINT stock_hold_kind_check CHECK (kind IN ('CART', 'CHECKOUT', 'E_RESERVATION')),
    CONSTRAINT stock_hold_status_check CHECK (status IN ('LIVE', 'COMMITTED', 'RELEASED', 'EXPIRED', 'CONVERTED')),
    CONSTRAINT stock_hold_expiry_check CHECK ((kind = 'CHECKOUT') = (expires_at IS NULL))
);
CREATE INDEX stock_hold_owner_idx ON stock_hold (owner_id, status);
CREATE INDEX stock_hold_live_idx ON stock_hold (expires_at, created_at) WHERE status = 'LIVE';
CREATE INDEX stock_hold_code_idx ON stock_hold (code, created_at DESC) WHERE code IS NOT NULL;
-- Reservations in force of a customer.
CREATE INDEX stock_hold_visitor_idx ON stock_hold (requested_by) WHERE status = 'LIVE' AND kind = 'E_RESERVATION';

CREATE TABLE stock_hold_line (
    hold_id text NOT NULL,
    line_id text NOT NULL,
    level_id text NOT NULL,
    variant_id text NOT NULL,
    location_id text NOT NULL,
    quantity integer NOT NULL,
    status text NOT NULL DEFAULT 'LIVE',
    expires_at timestamptz,
    CONSTRAINT stock_hold_line_pkey PRIMARY KEY (hold_id, line_id, level_id),
    CONSTRAINT stock_hold_line_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES stock_hold (id),
    CONSTRAINT stock_hold_line_level_id_fkey FOREIGN KEY (level_id) REFERENCES inventory_level (id),
    CONSTRAINT stock_hold_line_quantity_check CHECK (quantity > 0),
    CONSTRAINT stock_hold_line_status_check CHECK (status IN ('LIVE', 'COMMITTED', 'RELEASED', 'EXPIRED', 'CONVERTED'))
);
CREATE INDEX stock_hold_line_live_idx ON stock_hold_line (level_id, expires_at) WHERE status = 'LIVE';
-- What has expired and was not tidied yet: a short range, since the sweeper passes every few seconds.
CREATE INDEX stock_hold_line_expiry_idx ON stock_hold_line (expires_at) WHERE status = 'LIVE' AND expires_at IS NOT NULL;
