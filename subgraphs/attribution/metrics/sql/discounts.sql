sum(discount_minor)
