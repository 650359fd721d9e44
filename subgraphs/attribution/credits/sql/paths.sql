-- The moments that led to each order, oldest first. A moment told in two batches lies there twice, and counts once.
SELECT
    buyers.order_id AS order_id,
    if(buyers.person = '', buyers.order_id, buyers.person) AS buyer,
    buyers.placed_ms AS placed_ms,
    found.touches AS touches
FROM {buyers} AS buyers
LEFT JOIN (
    SELECT
        order_id,
        arrayMap(
            touch -> tuple(touch.1, touch.3, touch.4),
            arraySlice(arraySort(groupArray((last.1, touchpoint_id, last.2, last.3))), -{maxTouches:Int64})
        ) AS touches
    FROM (
        SELECT ids.order_id AS order_id, moment.touchpoint_id AS touchpoint_id, max((moment.at, moment.key, moment.is_direct)) AS last
        FROM (
            SELECT
                person_key,
                touchpoint_id,
                toUnixTimestamp64Milli(occurred_at) AS at,
                toString({key}) AS key,
                {is_direct} AS is_direct
            FROM touchpoint
            -- Reads the parts of these years alone.
            WHERE occurred_at >= fromUnixTimestamp64Milli((SELECT min(placed_ms) FROM {buyers}) - {windowMs:Int64})
              AND occurred_at <= fromUnixTimestamp64Milli((SELECT max(placed_ms) FROM {buyers}))
              AND person_key IN (SELECT person_key FROM {ids}) AND is_bot = 0
        ) AS moment
        INNER JOIN {ids} AS ids ON ids.person_key = moment.person_key
        WHERE moment.at <= ids.placed_ms AND moment.at >= ids.placed_ms - {windowMs:Int64}
        GROUP BY order_id, touchpoint_id
    )
    GROUP BY order_id
) AS found ON found.order_id = buyers.order_id
