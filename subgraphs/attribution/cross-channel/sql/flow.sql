-- Orders by their first touch in the days before, their channel, how they reach the customer, and whether they stay there.
SELECT first_touch, channel, delivery_method, is_returned, count() AS orders
FROM (
    SELECT sale.order_id AS order_id, any(sale.channel) AS channel, any(sale.delivery_method) AS delivery_method,
        any(sale.is_returned) AS is_returned,
        argMinIf(touch.channel, (touch.at, touch.channel), touch.person != '' AND touch.at <= sale.at AND touch.at > sale.at - {flowMs:Int64}) AS first_touch
    FROM (
        SELECT {person} AS person, fact.* FROM ({orders}) AS fact {survivors}
    ) AS sale
    LEFT JOIN (SELECT person, channel, at FROM ({touches})) AS touch ON touch.person = sale.person
    GROUP BY sale.order_id
)
GROUP BY first_touch, channel, delivery_method, is_returned
ORDER BY orders DESC, first_touch, channel, delivery_method, is_returned
LIMIT 5000
