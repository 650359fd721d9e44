-- Stock at cost, summed over the days; the margin of the period is of the sales.
sum(greatest(0, lying_days) * ifNull(unit_cost, 0)) AS gmroi_whole
