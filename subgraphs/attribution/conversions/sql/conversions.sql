-- Sales of orders in other currencies than the shop's: what was converted, by which rates, and what has no rate.
SELECT
    if(order_currency = '', currency, order_currency) AS sold_in,
    order_currency != '' AS is_converted,
    sum(orders) AS placed,
    sum(if(order_currency = '', gross_minor - discount_minor - returns_minor, order_gross_minor - order_discount_minor - order_returns_minor)) AS own_net,
    sum(if(order_currency = '', 0, gross_minor - discount_minor - returns_minor)) AS shop_net,
    toString(min(rate)) AS lowest_rate,
    toString(max(rate)) AS highest_rate
FROM order_line_fact
WHERE (order_currency != '' OR currency != {shopCurrency:String}) AND {where}
GROUP BY sold_in, is_converted
ORDER BY sold_in, is_converted DESC
