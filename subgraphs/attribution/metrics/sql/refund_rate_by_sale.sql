-- Ten-thousandths, rounded half up, away from zero; over facts dated the day of their sale.
if(sum(gross_minor) - sum(discount_minor) > 0,
   sign(sum(returns_minor)) * intDiv(
     toInt128(20000) * abs(sum(returns_minor)) + sum(gross_minor) - sum(discount_minor), 2 * (sum(gross_minor) - sum(discount_minor))),
   NULL)
