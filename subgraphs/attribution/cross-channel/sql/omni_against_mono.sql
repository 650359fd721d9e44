-- One observation a person, summed by whether they order in several channels and by how many orders.
SELECT habit.channels > 1 AS is_omni, least(habit.orders, {most:UInt32}) AS orders, count() AS people,
    toString(sum(toInt128(seen.amount))) AS amount, toString(sum(toInt128(seen.times))) AS times,
    toString(sum(toInt128(seen.amount) * seen.amount)) AS amount_squares,
    toString(sum(toInt128(seen.times) * seen.times)) AS times_squares,
    toString(sum(toInt128(seen.amount) * seen.times)) AS products
FROM ({observed}) AS seen
INNER JOIN (
    SELECT person, uniqExact(channel) AS channels, uniqExact(order_id) AS orders FROM ({habit}) GROUP BY person
) AS habit ON habit.person = seen.person
GROUP BY is_omni, orders
