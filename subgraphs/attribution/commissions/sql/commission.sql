sum(e.amount_minor)
