-- What the moments of some keys get of the net sales of each order of a period, split as in credits.sql.
WITH {order_paths}
SELECT split.order_id AS order_id, any(split.placed_ms) AS placed_ms, sum(split.credit.4) AS credited
FROM (
    SELECT
        amounts.order_id AS order_id,
        buyers.placed_ms AS placed_ms,
        amounts.net AS net,
        paths.touches AS touches,
        {splits}
        arrayJoin({parts}) AS credit
    FROM amounts
    INNER JOIN paths ON paths.order_id = amounts.order_id
    INNER JOIN buyers ON buyers.order_id = amounts.order_id
) AS split
WHERE split.credit.3 IN {creditedKeys:Array(String)}
GROUP BY order_id
