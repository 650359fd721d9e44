sum(returns_minor)
