-- What the moments of each key get of the net sales of each order of a period, split as in credits.sql, and whose order it is.
SELECT order_id, any(buyer) AS buyer, any(placed_ms) AS placed_ms, credit.1 AS key, sum(credit.2) AS credited
FROM (
    SELECT
        events.order_id AS order_id,
        paths.buyer AS buyer,
        paths.placed_ms AS placed_ms,
        events.net AS net,
        paths.touches AS touches,{splits}
        arrayJoin(arrayZip(keys, parts_0_net)) AS credit
    FROM {events} AS events
    INNER JOIN {paths} AS paths ON paths.order_id = events.order_id
    WHERE notEmpty(paths.touches)
)
GROUP BY order_id, key
