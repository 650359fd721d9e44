-- What orders were sold for in the shop's currency; their days are those that the facts are sorted by.
SELECT order_id, sum(gross_minor - discount_minor) AS net
FROM order_line_fact
WHERE currency = {shopCurrency:String} AND day IN {days:Array(Date32)} AND kind = 'PLACED' AND order_id IN {orderIds:Array(String)}
GROUP BY order_id
