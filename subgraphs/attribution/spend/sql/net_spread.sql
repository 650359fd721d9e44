-- The squares of the net sales to each person of the period; guests are one an order.
SELECT sum(toFloat64(net) * net) AS squares
FROM (
    SELECT if(event.customer_id = '', event.order_id, {person}) AS buyer, sum(event.net) AS net
    FROM {events} AS event
    {survivors}
    GROUP BY buyer
)
