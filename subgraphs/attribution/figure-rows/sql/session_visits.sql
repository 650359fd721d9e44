-- Sessions, with what each adds to a figure of them.
WITH {sessions}
SELECT row_id, '' AS order_id, who AS customer_id, '' AS variant_id, '' AS location_id, sent_by AS channel, began AS at, 0 AS due_at,
    bought_at AS matched_at, toInt64(figure[1]) AS part, toInt64(figure[2]) AS whole
FROM (
    SELECT concat(visitor, ' ', toString(block), ' ', toString(part)) AS row_id, arrayElement(any(customer_set), 1) AS who,
        any(channel) AS sent_by, min(started_ms) AS began, max(order_ms) AS bought_at, {figure} AS figure
    FROM sessions
    WHERE {among}
    GROUP BY visitor, block, part
)
WHERE figure[1] != 0 OR figure[2] != 0
