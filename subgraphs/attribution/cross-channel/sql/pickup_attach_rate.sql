-- Orders collected, and those whose customer bought something else in a store within the hours after.
SELECT countIf(attached) AS hits, count() AS people
FROM (
    SELECT max(sale.person != '' AND sale.order_id != pickup.order_id
        AND sale.at >= pickup.at AND sale.at <= pickup.at + {attachMs:Int64}) AS attached
    FROM ({pickups}) AS pickup
    LEFT JOIN (SELECT person, order_id, at FROM ({purchases}) WHERE is_store) AS sale ON sale.person = pickup.person
    GROUP BY pickup.pickup_id
)
