-- What was sold leaves the store, or the warehouse; with every tenth unit ten come in a day before.
INSERT INTO stock_move_fact (move_id, variant_id, location_id, day, occurred_at, available, on_hand, flow, units)
SELECT
    concat('lvl_', idOf(n * 8 + line, 5), ':', toString(move)) AS move_id,
    variantId(toUInt32(20000 * pow(draw(n * 8 + line, 20), 2.5)) * 3 + (n * 8 + line) % 3) AS variant_id,
    if(store_id = '' AND NOT is_pickup, {warehouse:String}, near_store) AS location_id,
    orders.day - (move = 2) AS day,
    at - INTERVAL (move = 2) DAY AS occurred_at,
    [-1, 10][move] AS available,
    [-1, 10][move] AS on_hand,
    ['SOLD', 'RECEIVED'][move] AS flow,
    [1, 10][move] AS units
FROM ({orders}) AS orders
ARRAY JOIN range(line_count) AS line
ARRAY JOIN if(draw(n * 8 + line, 26) < 0.1, [1, 2], [1]) AS move
