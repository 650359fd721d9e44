-- Customers with what they have brought to date, and their first order.
SELECT person AS row_id, first_order.2 AS order_id, person AS customer_id, '' AS variant_id, '' AS location_id, first_order.3 AS channel,
    toUnixTimestamp64Milli(first_order.1) AS at, 0 AS due_at, 0 AS matched_at, {part} AS part, {whole} AS whole
FROM ({values})
WHERE {of_group} AND least(placed, {mostOrders:UInt8}) BETWEEN {fewestOfRows:UInt8} AND {mostOfRows:UInt8}
