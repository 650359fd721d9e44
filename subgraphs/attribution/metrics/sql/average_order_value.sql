-- Integer division rounded half up, away from zero; minor units.
if(sum({order_count}) > 0,
   sign(sum(gross_minor) - sum(discount_minor)) * intDiv(
     2 * abs(sum(gross_minor) - sum(discount_minor)) + sum({order_count}), 2 * sum({order_count})),
   NULL)
