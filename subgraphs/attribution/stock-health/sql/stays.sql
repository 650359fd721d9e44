-- One row per day on which a variant moved at a location, with what stayed there until the next such day.
SELECT
    variant_id,
    location_id,
    toInt32(day) AS number,
    toInt32(leadInFrame(day, 1, {until:Date32}) OVER following) AS next_number,
    sum(available) OVER so_far AS closing,
    if(is_closing, 0, closing - available) AS begun,
    gained
FROM ({moved_days})
WINDOW
    so_far AS (PARTITION BY variant_id, location_id ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    following AS (PARTITION BY variant_id, location_id ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
