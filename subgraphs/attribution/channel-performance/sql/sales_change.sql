-- Net sales of one period, in all and by channel, store and category, from the daily roll-up, in one pass.
SELECT
    grouping(channel) = 0 AS by_channel,
    grouping(store_id) = 0 AS by_store,
    grouping(category) = 0 AS by_category,
    toString(channel) AS channel_key, toString(store_id) AS store_key, toString(category) AS category_key,
    {metrics}
FROM (
    SELECT channel, store_id, category,
        sum(gross_minor) AS gross_minor, sum(discount_minor) AS discount_minor, sum(returns_minor) AS returns_minor
    FROM order_line_fact
    WHERE {where}
    GROUP BY channel, store_id, category
)
GROUP BY GROUPING SETS ((), (channel), (store_id), (category))
