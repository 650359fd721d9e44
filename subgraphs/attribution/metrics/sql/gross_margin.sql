sum(net_with_cost_minor) - sum(cost_minor)
