-- Points of customers' orders a second after them, and what was picked up against the hour that was promised.
INSERT INTO service_moment
    (event_id, kind, detail, subject_id, order_id, customer_id, channel, store_id, occurred_at, measured_from, day)
SELECT
    toUUID(idOf(n, 10 + step)) AS event_id,
    ['POINTS', 'PROMISE', 'FULFILLMENT', 'FULFILLMENT'][step] AS kind,
    ['EARN', 'PICKUP_1H', 'READY', 'PICKED_UP'][step] AS detail,
    if(step = 1, order_id, concat('ful_', idOf(n, 1))) AS subject_id,
    order_id,
    if(step = 1, customer_id, '') AS customer_id,
    if(step = 2, channel, '') AS channel,
    if(step = 1, '', near_store) AS store_id,
    at + INTERVAL [1, 0, toInt32(600 + 3600 * draw(n, 30)), 86400][step] SECOND AS occurred_at,
    if(step = 2, at + INTERVAL 1 HOUR, at) AS measured_from,
    orders.day + (step = 4) AS day
FROM ({orders}) AS orders
ARRAY JOIN arrayFilter(one -> if(one = 1, NOT is_guest, is_pickup), [1, 2, 3, 4]) AS step
WHERE orders.day + (step = 4) <= {until:Date32}
