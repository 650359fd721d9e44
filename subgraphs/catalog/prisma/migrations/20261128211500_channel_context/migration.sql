-- A channel says in which languages it speaks and which countries it serves, and one of them is the default: the context
-- of a request follows from it.

-- A UUIDv7 of this moment, for the channels that are there already.
CREATE FUNCTION pg_temp.channel_id() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT 'chn_' || left(at, 8) || '-' || right(at, 4) || '-7' || substr(random, 16, 21)
    FROM (SELECT lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') AS at,
        gen_random_uuid()::text AS random) AS parts
$$;

ALTER TABLE channel
    ADD COLUMN id text,
    ADD COLUMN is_default boolean NOT NULL DEFAULT false,
    -- The first is written where a text has no other.
    ADD COLUMN languages text[] NOT NULL DEFAULT '{fr,en}',
    -- The first is the one of a request that names none.
    ADD COLUMN country_codes text[] NOT NULL DEFAULT '{FR}',
    ADD COLUMN version integer NOT NULL DEFAULT 1;

UPDATE channel SET id = pg_temp.channel_id();
UPDATE channel SET is_default = true WHERE code = (SELECT code FROM channel ORDER BY position, code LIMIT 1);

ALTER TABLE channel
    ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN languages DROP DEFAULT,
    ALTER COLUMN country_codes DROP DEFAULT,
    ADD CONSTRAINT channel_id_key UNIQUE (id),
    ADD CONSTRAINT channel_languages_check CHECK (cardinality(languages) >= 1),
    ADD CONSTRAINT channel_countries_check CHECK (cardinality(country_codes) >= 1);

CREATE UNIQUE INDEX channel_default_key ON channel (is_default) WHERE is_default;
