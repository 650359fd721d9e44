-- The squares of the net sales to each person of the period; guests are one an order.
SELECT sum(toFloat64(net) * net) AS squares
FROM (
    SELECT if(fact.customer_id = '', fact.order_id, {person}) AS buyer, sum(fact.net) AS net
    FROM (
        SELECT customer_id, order_id, gross_minor - discount_minor - returns_minor AS net
        FROM order_line_fact
        WHERE {where}
    ) AS fact
    {survivors}
    GROUP BY buyer
)
