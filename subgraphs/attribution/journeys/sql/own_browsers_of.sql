-- Browsers that were seen, in a touchpoint or on an order, with a customer and with nobody else, merged ids taken as one; what
-- several people share is nobody's, as in credits and between channels.
WITH theirs AS (
    SELECT anonymous_id FROM touchpoint
    WHERE person_key IN {customerIds:Array(String)} AND customer_id != '' AND anonymous_id != ''
    UNION DISTINCT
    SELECT anonymous_id FROM identity_link WHERE customer_id IN {customerIds:Array(String)}
)
SELECT link.anonymous_id AS anonymous_id, groupUniqArray(link.customer_id) AS customer_ids
FROM (
    SELECT DISTINCT customer_id, anonymous_id FROM touchpoint
    WHERE anonymous_id IN (SELECT anonymous_id FROM theirs) AND customer_id != ''
    UNION DISTINCT
    SELECT customer_id, anonymous_id FROM identity_link WHERE anonymous_id IN (SELECT anonymous_id FROM theirs)
) AS link
{survivors}
GROUP BY anonymous_id
HAVING uniqExact({person}) = 1
