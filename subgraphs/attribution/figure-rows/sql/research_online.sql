-- Customers who bought in a store: the purchase that a touch online came before, else their last one, and that touch.
SELECT person AS row_id, shown.1 AS order_id, person AS customer_id, '' AS variant_id, shown.2 AS location_id,
    shown.3 AS channel, shown.4 AS at, 0 AS due_at, if(part = 1, shown.5, 0) AS matched_at, part, 1 AS whole
FROM (
    SELECT person, max(researched) AS part,
        argMax((bought, store, sold_in, sold_at, touched_at), (researched, sold_at, bought)) AS shown
    FROM (
        SELECT sale.person AS person, sale.order_id AS bought, sale.store_id AS store, sale.channel AS sold_in, sale.at AS sold_at,
            online.at AS touched_at, online.person != '' AND sale.at - online.at <= {researchMs:Int64} AS researched
        FROM (SELECT person, order_id, store_id, channel, at FROM ({purchases}) WHERE is_store) AS sale
        ASOF LEFT JOIN (SELECT person, at FROM ({touches}) WHERE is_online) AS online
            ON online.person = sale.person AND sale.at >= online.at
    )
    GROUP BY person
)
