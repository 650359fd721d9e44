-- Remote orders that were sent to a known place, by the stores in whose catchment it lies, and under the empty text all of them: net sales, and
-- orders placed, canceled or not. An order that lies in several catchments counts in each.
SELECT store_id, sum(net) AS net_minor, sum(placed) AS placed_orders
FROM (
    SELECT any(sent.stores) AS stores, sum(fact.net) AS net, countIf(fact.orders = 1) AS placed
    FROM (
        SELECT order_id, gross_minor - discount_minor - returns_minor AS net, orders
        FROM order_line_fact
        WHERE {where} AND store_id = ''
    ) AS fact
    INNER JOIN (
        SELECT order_id, any(country_code) AS country, any(postal_code) AS postal,
            arrayPushBack(arrayDistinct(arrayMap(at -> at.1, arrayFilter(
                at -> startsWith(postal, at.2) AND (at.3 = '' OR country = '' OR country = at.3),
                arrayZip({stores:Array(String)}, {codes:Array(String)}, {countries:Array(String)})
            ))), '') AS stores
        FROM order_destination
        WHERE order_id IN (SELECT order_id FROM order_line_fact WHERE {where} AND store_id = '')
        GROUP BY order_id
    ) AS sent ON sent.order_id = fact.order_id
    GROUP BY fact.order_id
)
ARRAY JOIN stores AS store_id
GROUP BY store_id
