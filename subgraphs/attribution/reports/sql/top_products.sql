SELECT product_id, {metrics}
FROM order_line_fact
WHERE {where} AND product_id != ''
GROUP BY product_id
ORDER BY net_sales DESC, product_id
LIMIT 10
