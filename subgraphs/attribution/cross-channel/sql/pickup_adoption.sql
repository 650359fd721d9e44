-- Customers who bought online, and those who had an order kept at a store to collect it.
SELECT countIf(collects) AS hits, count() AS people
FROM (
    SELECT max(delivery_method = 'PICKUP') AS collects
    FROM ({purchases})
    WHERE NOT is_store
    GROUP BY person
)
