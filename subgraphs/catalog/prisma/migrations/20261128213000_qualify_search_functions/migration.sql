-- A dump is restored where no schema is searched: what a function calls is named with its schema.
CREATE OR REPLACE FUNCTION catalog.catalog_search(title text, vendor text, product_type text, category text, tags text[], description text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('pg_catalog.simple', t.head), 'A')
        || setweight(to_tsvector('pg_catalog.french', t.head), 'A')
        || setweight(to_tsvector('pg_catalog.english', t.head), 'A')
        || setweight(to_tsvector('pg_catalog.simple', t.facts), 'B')
        || setweight(to_tsvector('pg_catalog.french', t.facts), 'B')
        || setweight(to_tsvector('pg_catalog.english', t.facts), 'B')
        || setweight(to_tsvector('pg_catalog.french', t.body), 'D')
        || setweight(to_tsvector('pg_catalog.english', t.body), 'D')
    FROM (SELECT catalog.catalog_fold(left(title, 500)) AS head,
        catalog.catalog_fold(concat_ws(' ', vendor, product_type, category, left(array_to_string(tags, ' '), 2000))) AS facts,
        catalog.catalog_fold(left(description, 8000)) AS body) AS t
$$;
