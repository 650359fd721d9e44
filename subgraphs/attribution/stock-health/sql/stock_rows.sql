-- Variants at locations, the most money at stake first: what is too much there at cost, and what was not sold there.
SELECT *
FROM (
    SELECT variant_id, product_id, location_id, kind AS location_kind, opening, received_in, sold_in, available_now, lying_now,
        out_days, observed_days, daily_sold, excess, toInt32({until:Date32}) - 1 - idle_since AS idle_days, is_in_warehouse,
        greatest(0, lying_now) * {cost} AS value_minor,
        (excess + if(available_now <= 0, intDiv(daily_sold * out_days, 1000000), 0)) * {cost} AS stake_minor
    FROM ({positions})
    WHERE {locations} AND is_active
)
WHERE {after}
ORDER BY stake_minor DESC, variant_id, location_id
LIMIT {limit:UInt32}
