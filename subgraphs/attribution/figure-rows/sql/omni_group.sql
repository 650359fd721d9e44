-- Customers of several channels, or of one, with what is observed of them.
SELECT seen.person AS row_id, '' AS order_id, seen.person AS customer_id, '' AS variant_id, '' AS location_id, '' AS channel,
    0 AS at, 0 AS due_at, 0 AS matched_at, seen.amount AS part, seen.times AS whole
FROM ({observed}) AS seen
INNER JOIN (
    SELECT person, uniqExact(channel) AS channels, uniqExact(order_id) AS orders FROM ({habit}) GROUP BY person
) AS habit ON habit.person = seen.person
WHERE (habit.channels > 1) = {is_omni}
    AND least(habit.orders, {most:UInt32}) BETWEEN {fewestOrders:UInt32} AND {mostOrders:UInt32}
