sum(gross_minor) - sum(discount_minor) - sum(returns_minor)
