-- The orders {first} to {first} + {count} of one month, everything of each drawn from its number: the same again every time.
SELECT
    {first:UInt64} + number AS n,
    arrayFirstIndex(upTo -> upTo > toInt64(number), {untilDay:Array(Int64)}) - 1 AS day_index,
    toDate32({month:Date}) + day_index AS day,
    toDateTime64({month:Date}, 3, 'UTC') + INTERVAL day_index DAY + INTERVAL toInt64(28800000 + 46800000 * draw(n, 1)) MILLISECOND AS at,
    arrayFirstIndex(share -> share > draw(n, 2), {channelShares:Array(Float64)}) AS channel_no,
    {channels:Array(String)}[channel_no] AS channel,
    {stores:Array(String)}[1 + toUInt32(length({stores:Array(String)}) * pow(draw(n, 3), 1.7))] AS near_store,
    if(channel = 'STORE', near_store, '') AS store_id,
    -- Customers come at an even pace; those of long ago bought more often. One order in seven is a guest's.
    toUInt64(n * 0.19 * if(draw(n, 4) < 0.22, 1, pow(draw(n, 5), 1.3))) AS customer_no,
    draw(n, 6) < 0.15 AS is_guest,
    if(is_guest, '', customerId(customer_no)) AS customer_id,
    orderId(n) AS order_id,
    channel != 'STORE' AND draw(n, 7) < 0.1 AS is_pickup,
    multiIf(channel = 'STORE', 'IN_STORE', is_pickup, 'PICKUP', 'SHIP') AS delivery_method,
    channel != 'STORE' AND draw(n, 8) < 0.6 AS has_browser,
    if(has_browser, browserId(if(is_guest, n + 1000000000, customer_no * 2 + (draw(n, 9) < 0.3))), '') AS anonymous_id,
    arrayFirstIndex(share -> share > draw(n, 10), [0.42, 0.72, 0.9, 1.1]) AS line_count,
    draw(n, 11) < 0.012 AS is_canceled
FROM numbers({count:UInt64})
