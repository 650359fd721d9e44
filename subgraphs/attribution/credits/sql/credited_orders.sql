-- What the moments of each key get of the net sales of each order of a period, split as in credits.sql, and whose order it is.
WITH {order_paths}
SELECT order_id, any(buyer) AS buyer, any(placed_ms) AS placed_ms, credit.3 AS key, sum(credit.4) AS credited
FROM (
    SELECT
        amounts.order_id AS order_id,
        if(buyers.person = '', amounts.order_id, buyers.person) AS buyer,
        buyers.placed_ms AS placed_ms,
        amounts.net AS net,
        paths.touches AS touches,
        {splits}
        arrayJoin({parts}) AS credit
    FROM amounts
    INNER JOIN paths ON paths.order_id = amounts.order_id
    INNER JOIN buyers ON buyers.order_id = amounts.order_id
)
GROUP BY order_id, key
