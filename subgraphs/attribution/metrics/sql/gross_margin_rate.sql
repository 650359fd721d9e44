-- Ten-thousandths, rounded half up, away from zero.
if(sum(net_with_cost_minor) > 0,
   sign(sum(net_with_cost_minor) - sum(cost_minor)) * intDiv(
     toInt128(20000) * abs(sum(net_with_cost_minor) - sum(cost_minor)) + sum(net_with_cost_minor), 2 * sum(net_with_cost_minor)),
   NULL)
