-- Hundredths, rounded half up, away from zero.
if(sum({order_count}) > 0,
   sign(sum(units)) * intDiv(200 * abs(sum(units)) + sum({order_count}), 2 * sum({order_count})),
   NULL)
