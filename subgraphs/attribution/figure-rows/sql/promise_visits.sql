-- Days on which somebody was online, with or without a pickup promise shown, and what they bought online that day.
SELECT concat(who, ' ', toString(visit_day)) AS row_id, bought AS order_id, if(is_known, who, '') AS customer_id, '' AS variant_id,
    '' AS location_id, '' AS channel, began AS at, 0 AS due_at, if(orders > 0, sold_at, 0) AS matched_at, {part} AS part, {whole} AS whole
FROM (
    SELECT
        visit.who AS who,
        visit.day AS visit_day,
        any(visit.is_known) AS is_known,
        any(visit.began) AS began,
        any(visit.shown) AS is_shown,
        any(sale.bought) AS bought,
        any(sale.sold_at) AS sold_at,
        sum(sale.orders) AS orders,
        sum(sale.net) AS net
    FROM (
        SELECT multiIf(touch.customer_id != '', {touch_person}, browser.person != '', browser.person,
                touch.anonymous_id != '', touch.anonymous_id, touch.session_key) AS who,
            touch.day AS day, max(touch.is_promise) AS shown, min(touch.at) AS began,
            max(touch.customer_id != '' OR browser.person != '') AS is_known
        FROM (
            SELECT customer_id, anonymous_id, session_key, {touch_day} AS day, kind = 'PROMISE_SHOWN' AS is_promise,
                toUnixTimestamp64Milli(occurred_at) AS at
            FROM touchpoint
            WHERE source != 'associate' AND is_bot = 0 AND channel != 'STORE'
                AND kind NOT IN ('STORE_VISIT', 'GEOFENCE', 'MESSAGE', 'CALL') AND {touches}
        ) AS touch
        {touch_survivors}
        LEFT JOIN ({browsers}) AS browser ON browser.anonymous_id = touch.anonymous_id
        WHERE {of_visitor}
        GROUP BY who, day
        HAVING who != ''
    ) AS visit
    LEFT JOIN (
        SELECT
            multiIf(placed.customer_id != '', {placed_person}, browser.person != '', browser.person, placed.anonymous_id) AS who,
            line.day AS day,
            count() AS orders,
            any(line.order_id) AS bought,
            min(line.sold_at) AS sold_at,
            sum(line.net) AS net
        FROM order_key AS placed
        INNER JOIN (
            SELECT order_id, any({day}) AS day, sum(gross_minor - discount_minor) AS net,
                toUnixTimestamp64Milli(min(occurred_at)) AS sold_at
            FROM order_line_fact
            WHERE {where} AND kind = 'PLACED' AND {standing} AND store_id = ''
            GROUP BY order_id
        ) AS line ON line.order_id = placed.order_id
        {placed_survivors}
        LEFT JOIN ({browsers}) AS browser ON browser.anonymous_id = placed.anonymous_id
        GROUP BY who, day
        HAVING who != ''
    ) AS sale ON sale.who = visit.who AND sale.day = visit.day
    GROUP BY who, visit.day
)
WHERE is_shown = {is_shown_to} AND {among}
