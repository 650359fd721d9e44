-- What orders that were made for one product held beside it; the first line of an order is what it was made for.
WITH baskets AS (
    SELECT order_id, anyIf(product_id, orders = 1) AS first_product,
        groupUniqArrayIf(product_id, product_id != '') AS products
    FROM order_line_fact
    WHERE {where} AND kind = 'PLACED' AND {standing}
    GROUP BY order_id
    HAVING first_product != ''
)
SELECT first_product, other_product, sum(orders_of_pair) AS pairs, any(of_first.orders_of_first) AS orders
FROM (
    SELECT first_product, arrayJoin(arrayFilter(one -> one != first_product, products)) AS other_product, count() AS orders_of_pair
    FROM baskets
    GROUP BY first_product, other_product
) AS pair
INNER JOIN (SELECT first_product, count() AS orders_of_first FROM baskets GROUP BY first_product) AS of_first USING (first_product)
GROUP BY first_product, other_product
ORDER BY pairs DESC, first_product, other_product
LIMIT {first:UInt32}
