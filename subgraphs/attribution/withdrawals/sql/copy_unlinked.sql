-- The same moments, of nobody who can be found: those of one visitor stay those of one. Of a copy that is there already,
-- a crash has left both. The conditions are asked of the rows as they lie, so they stand in a statement of their own.
INSERT INTO touchpoint SETTINGS insert_deduplicate = 0
SELECT * REPLACE (
    {visitor_pseudonym} AS person_key,
    '' AS customer_id,
    {visitor_pseudonym} AS anonymous_id,
    if(session_key = '', '', {session_pseudonym}) AS session_key,
    '' AS click_id,
    '' AS order_id
)
FROM (
    SELECT *
    FROM {linked_visits}
        AND (touchpoint_id, occurred_at) NOT IN (
            SELECT touchpoint_id, occurred_at FROM {unlinked} AND touchpoint_id IN (SELECT touchpoint_id FROM {linked_visits})
        )
)
