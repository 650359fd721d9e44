-- Sums of squares of what is divided and by what, over customers (merged ids taken as one) and orders of guests: their
-- orders go together, so they are one observation. Exact integers; a product of two amounts passes 64 bits.
SELECT {keys_of_outer}
    countIf(orders != 0) AS order_value_count,
    sum(sold * sold) AS order_value_nn, sum(sold * orders) AS order_value_nd, sum(orders * orders) AS order_value_dd,
    sum(sold) AS order_value_n, sum(orders) AS order_value_d,
    countIf(with_cost != 0) AS margin_count,
    sum(margin * margin) AS margin_nn, sum(margin * with_cost) AS margin_nd, sum(with_cost * with_cost) AS margin_dd,
    sum(margin) AS margin_n, sum(with_cost) AS margin_d,
    countIf(units != 0) AS return_count,
    sum(returned * returned) AS return_nn, sum(returned * units) AS return_nd, sum(units * units) AS return_dd,
    sum(returned) AS return_n, sum(units) AS return_d
FROM (
    SELECT {keys_of_inner}
        if(fact.customer_id = '', concat('order ', fact.order_id), {person}) AS observed,
        toInt128(sum(gross_minor) - sum(discount_minor)) AS sold,
        toInt128(sum(fact.orders)) AS orders,
        toInt128(sum(net_with_cost_minor) - sum(cost_minor)) AS margin,
        toInt128(sum(net_with_cost_minor)) AS with_cost,
        toInt128(sum(fact.units)) AS units,
        toInt128(sum(returned_units)) AS returned
    FROM order_line_fact AS fact
    {survivors}
    WHERE {where}
    GROUP BY {group_of_inner}observed
)
{group_of_outer}
