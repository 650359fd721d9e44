-- The facts with whose sale each was: new where the customer had bought nothing before it, else returning, or a guest's. What
-- happens later changes nothing of that but a cancellation of what was bought before; all events of a sale say the same.
(
    SELECT fact.*,
        multiIf(
            fact.customer_id = '', 'GUEST',
            first.is_known = 0 OR fact.order_id = first.first_order, 'NEW',
            if(undone.undone_order = '', fact.sold_day < first.first_day, undone.sold_at <= first.first_at), 'NEW',
            'RETURNING'
        ) AS customer_kind
    FROM (SELECT * FROM order_line_fact WHERE {where}) AS fact
    {survivors}
    LEFT JOIN ({firsts}) AS first ON first.person = {person}
    -- An order that does not stand is nobody's first, and may be older than it.
    LEFT JOIN (
        SELECT order_id AS undone_order, min(placed_at) AS sold_at FROM order_key WHERE NOT ({standing}) GROUP BY order_id
    ) AS undone ON undone.undone_order = fact.order_id
)
