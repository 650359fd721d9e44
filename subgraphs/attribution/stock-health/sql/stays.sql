-- One row per day on which a variant moved at a location, with what stayed there until the next such day.
SELECT
    variant_id,
    location_id,
    toInt32(day) AS number,
    toInt32(leadInFrame(day, 1, {until:Date32}) OVER following) AS next_number,
    sum(available) OVER so_far AS closing,
    closing - available AS begun,
    sum(laid) OVER so_far AS lying,
    laid,
    gained,
    received,
    sold
FROM (
    SELECT variant_id, location_id, day,
        max(available > 0) AS gained,
        sumIf(units, flow = 'RECEIVED') AS received,
        sumIf(units, flow = 'SOLD') AS sold,
        sum(available) AS available,
        sum(on_hand) AS laid
    FROM (SELECT * FROM stock_move_fact FINAL WHERE day < {until:Date32} AND {moves})
    GROUP BY variant_id, location_id, day
)
WINDOW
    so_far AS (PARTITION BY variant_id, location_id ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    following AS (PARTITION BY variant_id, location_id ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
