-- At cost; idle since the last sale, or since it came where nothing of it was sold.
sumIf(lying_now * ifNull(unit_cost, 0), lying_now > 0 AND toInt32({until:Date32}) - 1 - idle_since >= 90) AS aged_stock_90_part,
sumIf(lying_now * ifNull(unit_cost, 0), lying_now > 0) AS aged_stock_90_whole
