-- Ten-thousandths, rounded half up, away from zero.
if(sum(gross_minor) - sum(discount_minor) - sum(returns_minor) > 0,
   sign(sum(net_with_cost_minor)) * intDiv(
     toInt128(20000) * abs(sum(net_with_cost_minor)) + sum(gross_minor) - sum(discount_minor) - sum(returns_minor),
     2 * (sum(gross_minor) - sum(discount_minor) - sum(returns_minor))),
   NULL)
