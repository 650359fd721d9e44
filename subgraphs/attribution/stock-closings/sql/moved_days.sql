-- What moved, by variant, location and day. Ahead of that stands what was there at the closing, as if all of it had come on
-- the day before, of no flow.
SELECT
    variant_id,
    location_id,
    day,
    sum(available) AS available,
    sum(on_hand) AS laid,
    max(stock_move_fact.available > 0) AS gained,
    sumIf(units, flow = 'RECEIVED') AS received,
    sumIf(units, flow = 'SOLD') AS sold,
    toUInt8(0) AS is_closing,
    toInt64(0) AS idle_before,
    toInt64(0) AS there_before
FROM stock_move_fact FINAL
WHERE month >= {since} AND month < {until:Date32} AND day < {until:Date32} AND ({only})
GROUP BY variant_id, location_id, day
UNION ALL
SELECT
    variant_id,
    location_id,
    addDays(closed_before, -1),
    available,
    on_hand,
    toUInt8(0),
    toInt64(0),
    toInt64(0),
    toUInt8(1),
    toInt64(toInt32(idle_since)),
    toInt64(toInt32(there_until))
FROM stock_closing FINAL
WHERE closed_before = {since} AND ({only})
