{bare},
-- A purchase belongs to the session that it names; else to the last session of its browser or its customer, in its own
-- channel, that began before it and was not over for 30 minutes.
placed AS (
    SELECT o.order_id AS order_id, o.channel_of_order AS channel, o.placed_ms AS placed_ms,
        if(k.session_key = '', '', concat('key ', k.session_key)) AS told_session,
        if(told_session != '', [told_session],
            arrayDistinct(arrayFilter(one -> one != '', arrayConcat(one_person.ids, [{buyer}, k.anonymous_id])))) AS keys,
        o.sales_minor AS sales_minor, o.units_bought AS units
    FROM (
        SELECT order_id,
            anyIf(toString(channel), orders = 1) AS channel_of_order,
            anyIf(customer_id, orders = 1) AS buyer_id,
            maxIf(toUnixTimestamp64Milli(occurred_at), orders = 1) AS placed_ms,
            sumIf(gross_minor - discount_minor, currency = {currency:String}) AS sales_minor,
            sumIf(units, currency = {currency:String}) AS units_bought
        FROM order_line_fact
        WHERE kind = 'PLACED' AND day >= addDays({from:Date32}, -2) AND day < addDays({to:Date32}, 2)
            AND {standing} AND {cut}
        GROUP BY order_id
        HAVING countIf(orders = 1) > 0
    ) AS o
    LEFT JOIN (
        SELECT order_id, any(anonymous_id) AS anonymous_id, max(session_key) AS session_key
        FROM order_key
        WHERE order_id IN (
            SELECT order_id FROM order_line_fact
            WHERE kind = 'PLACED' AND day >= addDays({from:Date32}, -2) AND day < addDays({to:Date32}, 2)
        )
        GROUP BY order_id
    ) AS k ON k.order_id = o.order_id
    {buyers}
    LEFT JOIN (
        SELECT survivor_id, groupArray(alias_id) AS ids
        FROM (SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id)
        GROUP BY survivor_id
    ) AS one_person ON one_person.survivor_id = {buyer}
),
matched AS (
    SELECT session.1 AS visitor, session.2 AS block, session.3 AS part,
        max(order_ms) AS order_ms, count() AS order_count, sum(sales) AS sales_minor, sum(units_of_one) AS order_units
    FROM (
        SELECT p.order_id AS order_id, any(p.placed_ms) AS order_ms, any(p.sales_minor) AS sales, any(p.units) AS units_of_one,
            argMax((s.visitor, s.block, s.part), (s.started_ms, s.visitor, s.block, s.part)) AS session
        FROM (SELECT order_id, told_session, channel, placed_ms, sales_minor, units, arrayJoin(keys) AS key FROM placed) AS p
        JOIN (
            -- A sender's own session has no block.
            SELECT visitor, block, part, started_ms, ended_ms, channel,
                arrayJoin(arrayConcat(browser_set, customer_set, if(block = 0, [visitor], emptyArrayString()))) AS key
            FROM {sessions_of_buyers}
        ) AS s ON s.key = p.key
        WHERE p.told_session != ''
            OR (s.channel = p.channel AND p.placed_ms >= s.started_ms AND p.placed_ms <= s.ended_ms + {gapMs:Int64})
        GROUP BY p.order_id
    )
    GROUP BY visitor, block, part
),
sessions AS (
    SELECT s.*, m.order_ms AS order_ms,
        m.order_count AS order_count, m.sales_minor AS sales_minor, m.order_units AS order_units,
        {page_level} AS page_level,
        {is_returning} AS is_returning,
        {who} AS who,
        s.told_order OR m.order_ms > 0 AS has_order,
        s.moments_count = 1 AND NOT has_order AS is_bounce,
        s.unmet_ms > 0 AS is_unmet,
        is_unmet AND s.unmet_ms >= greatest(s.step_ms, m.order_ms) AS gave_up
    FROM bare_sessions AS s
    LEFT JOIN matched AS m ON m.visitor = s.visitor AND m.block = s.block AND m.part = s.part
    {first_seen}
    WHERE {where}
)
