-- Units available of a variant over all its levels, so that a list reads one row a variant. Nothing but the key is
-- indexed, and pages keep room: a total is updated in place.
CREATE TABLE variant_total (
    variant_id text NOT NULL,
    available integer NOT NULL,
    CONSTRAINT variant_total_pkey PRIMARY KEY (variant_id)
) WITH (fillfactor = 70);
INSERT INTO variant_total (variant_id, available)
SELECT variant_id, sum(available) FROM inventory_level GROUP BY variant_id;
