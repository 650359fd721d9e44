SELECT month, variant_id, location_id, sum(marks) AS seen
FROM stock_closing_mark
WHERE month < {until:Date32}
GROUP BY month, variant_id, location_id
HAVING seen > 0
