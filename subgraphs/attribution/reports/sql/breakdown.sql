-- The facts by all keys first, as their roll-ups are, then by each set of keys; of each set the first rows, and how many it has.
SELECT *, count() OVER ({partition}) AS row_count
FROM (
    SELECT {are_grouped}{names}{metrics}
    FROM (
        SELECT {keys}sum(gross_minor) AS gross_minor, sum(discount_minor) AS discount_minor, sum(returns_minor) AS returns_minor,
            sum(cost_minor) AS cost_minor, sum(net_with_cost_minor) AS net_with_cost_minor,
            sum(units) AS units, sum(returned_units) AS returned_units, sum({order_count}) AS {order_count}
        FROM {facts}
        WHERE {where}
        {group_all}
    )
    {group}
)
{order}
{limit}
