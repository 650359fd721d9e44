count(distinct e.order_id) filter (where e.amount_minor > 0)
