-- People with a touch, the first purchase that followed one of them as asked, and that touch; else their first touch.
SELECT person AS row_id, if(part = 1, shown.1, '') AS order_id, person AS customer_id, '' AS variant_id,
    if(part = 1, shown.2, '') AS location_id, if(part = 1, shown.3, shown.4) AS channel,
    shown.5 AS at, 0 AS due_at, if(part = 1, shown.6, 0) AS matched_at, part, 1 AS whole
FROM (
    SELECT person, max(followed) AS part,
        argMin((bought, store, bought_in, touched_in, touched_at, sold_at), (NOT followed, if(followed, sold_at, touched_at), touched_at, bought)) AS shown
    FROM (
        SELECT touch.person AS person, touch.channel AS touched_in, touch.at AS touched_at, sale.order_id AS bought,
            sale.store_id AS store, sale.channel AS bought_in, sale.at AS sold_at,
            sale.person != '' AND {bought} AND sale.day >= touch.day AND sale.day <= touch.day + {within:UInt16} AS followed
        FROM (SELECT person, channel, day, min(at) AS at FROM ({touches}) WHERE {touched} GROUP BY person, channel, day) AS touch
        LEFT JOIN (SELECT person, order_id, store_id, channel, day, at FROM ({purchases})) AS sale ON sale.person = touch.person
    )
    GROUP BY person
)
