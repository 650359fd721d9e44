-- Minor units; what units beyond the cover cost over the period.
sum(intDiv(excess_days * ifNull(unit_cost, 0) * {holdingPercent:Int64}, 36500)) AS holding_minor
