-- Browsers that are one person's by what was said until now: in a touchpoint that names both, or with an order.
SELECT anonymous_id, any(person) AS person
FROM (
    SELECT link.anonymous_id AS anonymous_id, {person} AS person
    FROM (
        SELECT customer_id, anonymous_id FROM identity_link
        UNION DISTINCT
        SELECT customer_id, anonymous_id FROM touchpoint WHERE customer_id != '' AND anonymous_id != ''
    ) AS link
    {survivors}
)
GROUP BY anonymous_id
HAVING uniqExact(person) = 1
