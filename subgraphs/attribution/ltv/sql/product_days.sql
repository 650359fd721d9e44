-- Days on which a person bought each product, the products bought on most days first.
SELECT product_id, arrayMap(day -> toString(day), arraySort(groupUniqArray(day))) AS days
FROM order_line_fact
WHERE customer_id IN {ids:Array(String)} AND kind = 'PLACED' AND {standing} AND product_id != ''
GROUP BY product_id
HAVING length(days) >= 2
ORDER BY length(days) DESC, product_id
LIMIT 5
