-- Orders collected, and when their customer first bought something else in a store within the hours after.
SELECT pickup_id AS row_id, collected AS order_id, person AS customer_id, '' AS variant_id, store AS location_id, '' AS channel,
    collected_at AS at, 0 AS due_at, if(part = 1, bought_at, 0) AS matched_at, part, 1 AS whole
FROM (
    SELECT pickup_id, any(order_of_pickup) AS collected, any(who) AS person, any(picked_at) AS collected_at,
        max(attached) AS part, minIf(sold_at, attached) AS bought_at, anyIf(sold_in, attached) AS store
    FROM (
        SELECT pickup.pickup_id AS pickup_id, pickup.order_id AS order_of_pickup, pickup.person AS who, pickup.at AS picked_at,
            sale.at AS sold_at, sale.store_id AS sold_in,
            sale.person != '' AND sale.order_id != pickup.order_id
                AND sale.at >= pickup.at AND sale.at <= pickup.at + {attachMs:Int64} AS attached
        FROM ({pickups}) AS pickup
        LEFT JOIN (SELECT person, order_id, store_id, at FROM ({purchases}) WHERE is_store) AS sale ON sale.person = pickup.person
    )
    GROUP BY pickup_id
)
