-- Days on which somebody was online, with and without a pickup promise shown: how many bought online that day, for how much.
SELECT
    is_shown,
    count() AS visits,
    countIf(orders > 0) AS converted,
    sum(orders) AS orders_placed,
    sum(net) AS net_minor,
    toString(sum(squares)) AS net_squares
FROM (
    SELECT
        visit.who AS who,
        visit.day AS day,
        any(visit.shown) AS is_shown,
        sum(sale.orders) AS orders,
        sum(sale.net) AS net,
        sum(sale.squares) AS squares
    FROM (
        -- Somebody known, or known by now by their browser; else a browser, and without one a session.
        SELECT multiIf(touch.customer_id != '', {touch_person}, browser.person != '', browser.person,
                touch.anonymous_id != '', touch.anonymous_id, touch.session_key) AS who,
            touch.day AS day, max(touch.is_promise) AS shown
        FROM (
            SELECT customer_id, anonymous_id, session_key, {touch_day} AS day, kind = 'PROMISE_SHOWN' AS is_promise
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
            sum(line.net) AS net,
            sum(toFloat64(line.net) * toFloat64(line.net)) AS squares
        FROM order_key AS placed
        INNER JOIN (
            SELECT order_id, any({day}) AS day, sum(gross_minor - discount_minor) AS net
            FROM order_line_fact
            WHERE {where} AND kind = 'PLACED' AND {standing} AND store_id = ''
            GROUP BY order_id
        ) AS line ON line.order_id = placed.order_id
        {placed_survivors}
        LEFT JOIN ({browsers}) AS browser ON browser.anonymous_id = placed.anonymous_id
        GROUP BY who, day
        HAVING who != ''
    ) AS sale ON sale.who = visit.who AND sale.day = visit.day
    GROUP BY who, day
)
GROUP BY is_shown
