-- The median of the days between purchases of a product by the same person, and the days on which some of them bought it.
SELECT product_id, toString(quantileExactInclusiveArray(0.5)(gaps)) AS gap,
    arrayMap(pair -> pair.2, groupArraySorted({mostPeople})((cityHash64(person), days))) AS bought
FROM (
    SELECT product_id, person, arraySort(groupUniqArray(toInt32(day))) AS days, arrayPopFront(arrayDifference(days)) AS gaps
    FROM (
        SELECT fact.product_id AS product_id, {person} AS person, fact.day AS day
        FROM order_line_fact AS fact
        {survivors}
        WHERE fact.product_id IN {productIds:Array(String)} AND fact.kind = 'PLACED' AND {standing} AND fact.customer_id != ''
    )
    GROUP BY product_id, person
    HAVING length(days) >= 2
)
GROUP BY product_id
