-- The median of the days between purchases of a product by the same person.
SELECT product_id, toString(quantileExactInclusive(0.5)(gap)) AS gap
FROM (
    SELECT product_id, arrayJoin(arrayPopFront(arrayDifference(arraySort(groupUniqArray(toInt32(day)))))) AS gap
    FROM (
        SELECT fact.product_id AS product_id, {person} AS person, fact.day AS day
        FROM order_line_fact AS fact
        {survivors}
        WHERE fact.product_id IN {productIds:Array(String)} AND fact.kind = 'PLACED' AND {standing} AND fact.customer_id != ''
    )
    GROUP BY product_id, person
)
GROUP BY product_id
