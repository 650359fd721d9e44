INSERT INTO touchpoint SETTINGS insert_deduplicate = 0
SELECT *
FROM {linkable_again}
    AND (person_key, touchpoint_id, occurred_at) NOT IN (
        SELECT person_key, touchpoint_id, occurred_at FROM touchpoint WHERE person_key IN {keys:Array(String)}
    )
