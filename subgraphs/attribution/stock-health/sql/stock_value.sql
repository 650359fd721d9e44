-- At cost; what lies where the cost is unknown counts in the units alone.
sumIf(lying_now * ifNull(unit_cost, 0), lying_now > 0) AS stock_value_part,
sumIf(lying_now, lying_now > 0 AND unit_cost IS NOT NULL) AS stock_value_valued,
sumIf(lying_now, lying_now > 0) AS stock_value_whole
