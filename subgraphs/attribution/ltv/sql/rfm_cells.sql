-- Customers and their net sales by scores: at most 125 rows.
SELECT r, f, m, count() AS customers, sum(net) AS net
FROM ({scores})
GROUP BY r, f, m
ORDER BY r, f, m
