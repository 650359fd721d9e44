coalesce(sum(c.amount_minor), 0)
