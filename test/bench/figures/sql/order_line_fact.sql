INSERT INTO order_line_fact
    (event_id, kind, order_id, line_id, occurred_at, day, channel, store_id, category, product_id, variant_id, customer_id,
    currency, source, gross_minor, discount_minor, returns_minor, units, returned_units, orders, category_orders, sold_day,
    delivery_method, return_location_id, cost_minor, net_with_cost_minor)
WITH lines AS (
    SELECT *, line, n * 8 + line AS line_no,
        -- The head of the range sells most: a share of products by rank, as Zipf has it.
        toUInt32(20000 * pow(draw(line_no, 20), 2.5)) AS product_no,
        1500 + toInt64(10000 * draw(product_no, 21)) AS price,
        if(draw(line_no, 22) < 0.25, intDiv(price, 5), 0) AS discount,
        toInt64(price * (0.3 + 0.2 * draw(product_no, 23))) AS cost,
        NOT is_canceled AND draw(line_no, 24) < 0.09 AS is_returned
    FROM ({orders}) ARRAY JOIN range(line_count) AS line
)
SELECT
    toUUID(concat(idOf(n, event), '')) AS event_id,
    ['PLACED', 'CANCELED', 'RETURNED'][event] AS kind,
    order_id,
    concat('orl_', idOf(line_no, 4)) AS line_id,
    at + INTERVAL wait DAY AS occurred_at,
    lines.day + wait AS day,
    channel,
    store_id,
    concat('Category ', toString(product_no % 20)) AS category,
    productId(product_no) AS product_id,
    variantId(product_no * 3 + line_no % 3) AS variant_id,
    customer_id,
    'EUR' AS currency,
    'CHECKOUT' AS source,
    [price, -price, 0][event] AS gross_minor,
    [discount, -discount, 0][event] AS discount_minor,
    [0, 0, price - discount][event] AS returns_minor,
    [1, -1, 0][event] AS units,
    [0, 0, 1][event] AS returned_units,
    if(line = 0, [1, -1, 0][event], 0) AS orders,
    [1, -1, 0][event] AS category_orders,
    lines.day AS sold_day,
    delivery_method,
    if(event = 3, near_store, '') AS return_location_id,
    [cost, -cost, -cost][event] AS cost_minor,
    [price - discount, discount - price, discount - price][event] AS net_with_cost_minor
FROM lines
ARRAY JOIN arrayFilter(one -> one = 1 OR (one = 2 AND is_canceled) OR (one = 3 AND is_returned), [1, 2, 3]) AS event,
    arrayMap(one -> [0, 0, 3 + toInt32(17 * draw(line_no, 25))][one],
        arrayFilter(one -> one = 1 OR (one = 2 AND is_canceled) OR (one = 3 AND is_returned), [1, 2, 3])) AS wait
WHERE lines.day + wait <= {until:Date32}
