-- Orders placed in stores by store, day and channel, and by hour where a day was counted by hours; of every currency, since
-- visitors have none.
SELECT toString(store_id) AS store, toString(day) AS sold_on, {hour} AS sold_at, toString(channel) AS sold_in, sum(orders) AS placed
FROM order_line_fact
WHERE orders = 1 AND store_id != '' AND {in_period} AND {in_stores} AND {was_placed}
GROUP BY store, sold_on, sold_at, sold_in
