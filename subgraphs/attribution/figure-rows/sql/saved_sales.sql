-- Orders sold in a store: 1 for those that another place fulfills, and that place; or what these are worth.
SELECT sale.order_id AS row_id, sale.order_id AS order_id, '' AS customer_id, '' AS variant_id,
    arrayFirst(place -> place != sale.store, fulfilled.places) AS location_id, sale.sold_in AS channel, sale.sold_at AS at,
    0 AS due_at, 0 AS matched_at,
    arrayExists(place -> place != sale.store, fulfilled.places) AS is_saved, {part} AS part, 1 AS whole
FROM (
    SELECT order_id, toString(any(store_id)) AS store, toString(any(channel)) AS sold_in,
        toUnixTimestamp64Milli(min(occurred_at)) AS sold_at, sum(gross_minor - discount_minor) AS net
    FROM order_line_fact
    WHERE {where} AND kind = 'PLACED' AND {standing} AND store_id != ''
    GROUP BY order_id
) AS sale
LEFT JOIN (
    SELECT order_id, groupUniqArray(place) AS places
    FROM (
        SELECT any(moment.order_id) AS order_id, toString(any(moment.store_id)) AS place, argMax(moment.detail, moment.occurred_at) AS step
        FROM service_moment AS moment
        WHERE moment.kind = 'FULFILLMENT' AND {known}
        GROUP BY moment.subject_id
    )
    WHERE step != 'CANCELED' AND place != ''
    GROUP BY order_id
) AS fulfilled ON fulfilled.order_id = sale.order_id
WHERE {among}
