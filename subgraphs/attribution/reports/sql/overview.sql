-- Totals, series, channels and stores of one period, from the daily roll-up, in one pass.
SELECT
    grouping(bucket) = 0 AS by_bucket,
    grouping(channel) = 0 AS by_channel,
    grouping(store_id) = 0 AS by_store,
    toString(bucket) AS bucket_day,
    channel,
    store_id,
    {metrics}
FROM (
    SELECT {bucket} AS bucket, channel, store_id,
        sum(gross_minor) AS gross_minor, sum(discount_minor) AS discount_minor, sum(returns_minor) AS returns_minor,
        sum(cost_minor) AS cost_minor, sum(net_with_cost_minor) AS net_with_cost_minor,
        sum(units) AS units, sum(returned_units) AS returned_units, sum(orders) AS orders
    FROM order_line_fact
    WHERE {where}
    GROUP BY bucket, channel, store_id
)
GROUP BY GROUPING SETS ((), (bucket), (channel), (channel, bucket), (store_id))
ORDER BY bucket_day
