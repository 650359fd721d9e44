-- Browsers that orders and moments of people who withdrew named.
SELECT DISTINCT customer_id, anonymous_id
FROM (
    SELECT customer_id, anonymous_id FROM identity_link
    UNION ALL
    SELECT customer_id, anonymous_id FROM withdrawn_browser
)
WHERE customer_id IN (SELECT record_id FROM ({withdrawn_records}))
