-- Sessions of browsers, those of programs too, made of their moments: late, repeated and unordered ones change nothing else.
-- A key that the sender gave is a session as it is, and is read without order; of two moments of one millisecond the
-- lower number at the end of their names is the earlier. Else a session ends after 30 minutes of silence, at midnight of
-- the business day, and where another campaign begins; a moment without a campaign never breaks.
moments AS (
    SELECT
        if(t.anonymous_id != '', t.anonymous_id, {person}) AS visitor,
        {moment}
    FROM touchpoint AS t
    {survivors}
    WHERE {moment_where} AND t.session_key = '' AND visitor != '' AND ({only})
    ORDER BY visitor, id, t.received_at, ms
    LIMIT 1 BY visitor, id
),
quiet AS (
    SELECT *, ms - lagInFrame(ms, 1, ms) OVER w > {gapMs:Int64} OR day != lagInFrame(day, 1, day) OVER w AS is_break,
        row_number() OVER (PARTITION BY visitor ORDER BY ms, id) AS place
    FROM moments
    WINDOW w AS (PARTITION BY visitor ORDER BY ms, id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
),
blocks AS (
    SELECT *, sum(is_break) OVER (PARTITION BY visitor ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS block
    FROM quiet
),
campaigns AS (
    SELECT *,
        row_number() OVER (PARTITION BY visitor, block ORDER BY place) AS place_in_block,
        anyLast(nullIf(campaign, '')) OVER (PARTITION BY visitor, block ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS campaign_before
    FROM blocks
),
parts AS (
    SELECT * EXCEPT (is_break, block, place, place_in_block, campaign_before),
        -- A block is of one day: the day in it keeps the blocks of a visitor apart, whichever days are read together.
        toUInt64(toInt32(day) + 1000000) * 1048576 + block AS block,
        toUInt64(sum(place_in_block > 1 AND campaign != '' AND campaign != ifNull(campaign_before, ''))
            OVER (PARTITION BY visitor, block ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS part,
        toInt64(place) AS ord
    FROM campaigns
    UNION ALL
    SELECT *, toUInt64(0) AS block, toUInt64(0) AS part,
        (ms - toUnixTimestamp64Milli(toDateTime64(toString(addDays({from:Date32}, -4)), 3, 'UTC'))) * 16777216
            + if(match(id, '[0-9]$'), toInt64(toUInt32OrZero(extract(id, '[0-9]{1,7}$'))), toInt64(cityHash64(id) % 16777216)) AS ord
    FROM (
        SELECT concat('key ', t.session_key) AS visitor,
            {moment}
        FROM touchpoint AS t
        {survivors}
        WHERE {moment_where} AND t.session_key != '' AND ({only})
        LIMIT 1 BY t.session_key, t.touchpoint_id
    )
),
bare_sessions AS (
    SELECT
        visitor, block, part,
        min(ms) AS started_ms, max(ms) AS ended_ms, min(day) AS day,
        max(is_bot) AS is_bot,
        countIf(kind NOT IN {clickKinds:Array(String)} AND kind != 'SESSION') AS moments_count,
        countIf(kind = 'SESSION') > 0 AS is_told,
        max(is_repeat) AS told_repeat,
        countIf(kind IN {pageKinds:Array(String)}) AS pages,
        argMinIf(channel, ord, kind NOT IN {clickKinds:Array(String)}) AS channel,
        argMinIf(source, ord, source != '') AS source,
        argMinIf(medium, ord, medium != '') AS medium,
        argMinIf(campaign, ord, campaign != '') AS campaign,
        argMinIf(content, ord, content != '') AS content,
        argMinIf(device, ord, device != '') AS device,
        argMinIf(referrer, ord, referrer != '') AS referrer,
        argMinIf(landing_page, ord, landing_page != '') AS told_landing,
        argMinIf(page, ord, page != '') AS first_page,
        if(told_landing = '', first_page, told_landing) AS landing_page,
        argMaxIf(page, ord, page != '') AS exit_page,
        -- A list of few is much smaller than a set of few.
        arraySort(arrayDistinct(groupArrayIf(page, page != ''))) AS page_set,
        arrayMap(one -> one.2, arraySort(groupArrayIf((ord, page), page != '' AND kind IN {pageKinds:Array(String)}))) AS page_list,
        arrayDistinct(groupArrayIf(store_id, store_id != '')) AS store_set,
        countIf(kind = 'PRODUCT_VIEW') > 0 AS has_product,
        countIf(kind = 'ADD_TO_CART') > 0 AS has_cart,
        countIf(kind = 'CHECKOUT') > 0 AS has_checkout,
        countIf(kind = 'ORDER') > 0 AS told_order,
        maxIf(ms, kind IN {unmetKinds:Array(String)}) AS unmet_ms,
        maxIf(ms, kind IN {stepKinds:Array(String)}) AS step_ms,
        countIf(consent = 'DENIED') > 0 AS is_denied,
        countIf(consent = 'GRANTED') > 0 AS is_granted,
        argMinIf(browser, ord, browser != '') AS browser,
        arrayDistinct(groupArrayIf(browser, browser != '')) AS browser_set,
        arrayDistinct(groupArrayIf(customer, customer != '')) AS customer_set
    FROM parts
    GROUP BY visitor, block, part
    HAVING moments_count > 0 OR is_told
)
