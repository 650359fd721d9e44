-- Anonymous ids that were seen together with a customer's id, in a touchpoint or on an order.
SELECT DISTINCT person_key AS customer_id, anonymous_id
FROM touchpoint
WHERE person_key IN {customerIds:Array(String)} AND customer_id != '' AND anonymous_id != ''
UNION DISTINCT
SELECT DISTINCT customer_id, anonymous_id
FROM identity_link
WHERE customer_id IN {customerIds:Array(String)}
