-- What customers acquired since a day have brought: counts, sums and sums of squares of net sales and of margin, of omni and mono, by
-- number of orders.
SELECT omni, least(placed, {mostOrders:UInt8}) AS orders, count() AS customers,
    toString(sum(net)) AS net_sum, toString(sum(toFloat64(net) * toFloat64(net))) AS net_squares,
    toString(sum(known)) AS known_sum,
    toString(sum(margin)) AS margin_sum, toString(sum(toFloat64(margin) * toFloat64(margin))) AS margin_squares
FROM ({values})
GROUP BY omni, orders
