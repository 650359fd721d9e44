CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Lower case without accents or ligatures: what titles are sorted and searched by, in French as in English.
CREATE FUNCTION catalog_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT replace(replace(replace(
        regexp_replace(normalize(lower(value), NFKD), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss')
$$;

-- Whole words for prefix search, and French and English stems. Bounded, so that a long text cannot exceed a tsvector.
CREATE FUNCTION catalog_search(title text, vendor text, product_type text, category text, tags text[], description text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('pg_catalog.simple', t.head), 'A')
        || setweight(to_tsvector('pg_catalog.french', t.head), 'A')
        || setweight(to_tsvector('pg_catalog.english', t.head), 'A')
        || setweight(to_tsvector('pg_catalog.simple', t.facts), 'B')
        || setweight(to_tsvector('pg_catalog.french', t.facts), 'B')
        || setweight(to_tsvector('pg_catalog.english', t.facts), 'B')
        || setweight(to_tsvector('pg_catalog.french', t.body), 'D')
        || setweight(to_tsvector('pg_catalog.english', t.body), 'D')
    FROM (SELECT catalog_fold(left(title, 500)) AS head,
        catalog_fold(concat_ws(' ', vendor, product_type, category, left(array_to_string(tags, ' '), 2000))) AS facts,
        catalog_fold(left(description, 8000)) AS body) AS t
$$;

CREATE TABLE channel (
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    currency_code char(3) NOT NULL,
    prices_include_tax boolean NOT NULL DEFAULT true,
    position integer NOT NULL DEFAULT 0,
    -- Minutes for which a cart of the channel holds its units; null where carts hold none.
    cart_hold_minutes integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT channel_pkey PRIMARY KEY (code),
    CONSTRAINT channel_code_check CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    CONSTRAINT channel_kind_check CHECK (kind IN ('ONLINE', 'APP', 'STORE', 'SOCIAL', 'MARKETPLACE', 'MESSAGING', 'PHONE', 'WHOLESALE', 'OTHER')),
    CONSTRAINT channel_currency_check CHECK (currency_code ~ '^[A-Z]{3}$'),
    CONSTRAINT channel_cart_hold_check CHECK (cart_hold_minutes BETWEEN 1 AND 1440)
);

CREATE TABLE product (
    id text NOT NULL,
    handle text NOT NULL,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    vendor text,
    product_type text,
    category text,
    status text NOT NULL DEFAULT 'DRAFT',
    tags text[] NOT NULL DEFAULT '{}',
    options jsonb NOT NULL DEFAULT '[]',
    -- Grows with every change of the product, its variants, media, collections or listings: caches are checked by it.
    version bigint NOT NULL DEFAULT 1,
    -- Hash of what an import last wrote, so that the same file again changes nothing.
    import_hash text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    title_sort text GENERATED ALWAYS AS (catalog_fold(left(title, 200))) STORED,
    search tsvector GENERATED ALWAYS AS (catalog_search(title, vendor, product_type, category, tags, description)) STORED,
    CONSTRAINT product_pkey PRIMARY KEY (id),
    CONSTRAINT product_handle_key UNIQUE (handle),
    CONSTRAINT product_status_check CHECK (status IN ('DRAFT', 'ACTIVE', 'ARCHIVED'))
);
CREATE INDEX product_newest_idx ON product (created_at DESC, id DESC);
CREATE INDEX product_title_idx ON product (title_sort, id);
CREATE INDEX product_status_idx ON product (status, created_at DESC, id DESC);
CREATE INDEX product_category_idx ON product (category);
CREATE INDEX product_vendor_idx ON product (vendor);
CREATE INDEX product_tags_idx ON product USING gin (tags);
CREATE INDEX product_search_idx ON product USING gin (search);
CREATE INDEX product_trigram_idx ON product USING gin (title_sort gin_trgm_ops);

CREATE TABLE variant (
    id text NOT NULL,
    product_id text NOT NULL,
    sku text,
    gtin text,
    title text NOT NULL,
    position integer NOT NULL DEFAULT 0,
    kind text NOT NULL DEFAULT 'GOOD',
    -- [{name, value}] in the order of the product's options.
    selected_options jsonb NOT NULL DEFAULT '[]',
    -- The option values folded and joined: one variant of a product for each combination.
    option_key text NOT NULL,
    -- Price and cost that new listings start from.
    price_minor bigint,
    compare_at_minor bigint,
    cost_minor bigint,
    currency char(3),
    tax_rate_basis_points integer NOT NULL DEFAULT 2000,
    -- Identity in an imported order history; such variants were never listed here.
    external_key text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    -- The 14 digits under which every form of the number is the same article.
    gtin14 text GENERATED ALWAYS AS (lpad(gtin, 14, '0')) STORED,
    CONSTRAINT variant_pkey PRIMARY KEY (id),
    CONSTRAINT variant_product_id_fkey FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT variant_sku_key UNIQUE (sku),
    CONSTRAINT variant_gtin14_key UNIQUE (gtin14),
    CONSTRAINT variant_external_key_key UNIQUE (external_key),
    CONSTRAINT variant_option_key UNIQUE (product_id, option_key),
    CONSTRAINT variant_kind_check CHECK (kind IN ('GOOD', 'SERVICE')),
    CONSTRAINT variant_gtin_check CHECK (gtin ~ '^([0-9]{8}|[0-9]{12,14})$'),
    CONSTRAINT variant_price_check CHECK (price_minor >= 0 AND compare_at_minor >= 0 AND cost_minor >= 0),
    CONSTRAINT variant_currency_check CHECK (currency IS NOT NULL OR (price_minor IS NULL AND cost_minor IS NULL AND compare_at_minor IS NULL)),
    CONSTRAINT variant_tax_check CHECK (tax_rate_basis_points BETWEEN 0 AND 10000)
);
CREATE INDEX variant_product_idx ON variant (product_id, position);

CREATE TABLE channel_listing (
    variant_id text NOT NULL,
    channel_code text NOT NULL,
    visible boolean NOT NULL DEFAULT true,
    price_minor bigint NOT NULL,
    compare_at_minor bigint,
    currency char(3) NOT NULL,
    -- Half-open window; null means without end on that side.
    publish_from timestamptz,
    publish_to timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT channel_listing_pkey PRIMARY KEY (variant_id, channel_code),
    CONSTRAINT channel_listing_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant (id),
    CONSTRAINT channel_listing_channel_code_fkey FOREIGN KEY (channel_code) REFERENCES channel (code),
    CONSTRAINT channel_listing_price_check CHECK (price_minor >= 0 AND compare_at_minor >= 0),
    CONSTRAINT channel_listing_window_check CHECK (publish_from < publish_to)
);

-- A product in a channel: what its later variants inherit, and what lists are filtered and sorted by.
CREATE TABLE product_channel (
    product_id text NOT NULL,
    channel_code text NOT NULL,
    visible boolean NOT NULL DEFAULT true,
    publish_from timestamptz,
    publish_to timestamptz,
    min_price_minor bigint,
    max_price_minor bigint,
    CONSTRAINT product_channel_pkey PRIMARY KEY (product_id, channel_code),
    CONSTRAINT product_channel_product_id_fkey FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT product_channel_channel_code_fkey FOREIGN KEY (channel_code) REFERENCES channel (code)
);
CREATE INDEX product_channel_price_idx ON product_channel (channel_code, min_price_minor, product_id);

CREATE TABLE media (
    id text NOT NULL,
    product_id text NOT NULL,
    url text NOT NULL,
    alt text,
    position integer NOT NULL DEFAULT 0,
    CONSTRAINT media_pkey PRIMARY KEY (id),
    CONSTRAINT media_product_id_fkey FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT media_url_key UNIQUE (product_id, url)
);

CREATE TABLE collection (
    id text NOT NULL,
    handle text NOT NULL,
    title text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collection_pkey PRIMARY KEY (id),
    CONSTRAINT collection_handle_key UNIQUE (handle)
);

CREATE TABLE collection_product (
    collection_id text NOT NULL,
    product_id text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collection_product_pkey PRIMARY KEY (collection_id, product_id),
    CONSTRAINT collection_product_collection_id_fkey FOREIGN KEY (collection_id) REFERENCES collection (id),
    CONSTRAINT collection_product_product_id_fkey FOREIGN KEY (product_id) REFERENCES product (id)
);
CREATE INDEX collection_product_product_idx ON collection_product (product_id);

INSERT INTO channel (code, name, kind, currency_code, position) VALUES
    ('WEB', 'Web', 'ONLINE', 'EUR', 1),
    ('APP', 'App', 'APP', 'EUR', 2),
    ('STORE', 'Store', 'STORE', 'EUR', 3),
    ('INSTAGRAM', 'Instagram', 'SOCIAL', 'EUR', 4),
    ('FACEBOOK', 'Facebook', 'SOCIAL', 'EUR', 5),
    ('WHATSAPP', 'WhatsApp', 'MESSAGING', 'EUR', 6),
    ('MARKETPLACE_AMAZON', 'Amazon', 'MARKETPLACE', 'EUR', 7),
    ('MARKETPLACE_CDISCOUNT', 'Cdiscount', 'MARKETPLACE', 'EUR', 8),
    ('PHONE', 'Phone', 'PHONE', 'EUR', 9),
    ('EMAIL', 'E-mail', 'MESSAGING', 'EUR', 10),
    ('CHAT', 'Chat', 'MESSAGING', 'EUR', 11);
