-- Orders sold in a store, and those of them that another place fulfills: what is canceled is neither.
SELECT
    count() AS sold,
    countIf(arrayExists(place -> place != sale.store, fulfilled.places)) AS saved,
    sumIf(sale.net, arrayExists(place -> place != sale.store, fulfilled.places)) AS saved_net
FROM (
    SELECT order_id, any(store_id) AS store, sum(gross_minor - discount_minor) AS net
    FROM order_line_fact
    WHERE {where} AND kind = 'PLACED' AND {standing} AND store_id != ''
    GROUP BY order_id
) AS sale
LEFT JOIN (
    SELECT order_id, groupUniqArray(place) AS places
    FROM (
        SELECT any(moment.order_id) AS order_id, any(moment.store_id) AS place, argMax(moment.detail, moment.occurred_at) AS step
        FROM service_moment AS moment
        WHERE moment.kind = 'FULFILLMENT' AND {known}
        GROUP BY moment.subject_id
    )
    WHERE step != 'CANCELED' AND place != ''
    GROUP BY order_id
) AS fulfilled ON fulfilled.order_id = sale.order_id
