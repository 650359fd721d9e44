-- Variants at locations: what holding too much of them cost, and what was sold of them; and what each transfer and markdown cost.
SELECT concat(variant_id, ' ', location_id) AS row_id, '' AS order_id, '' AS customer_id, variant_id, location_id, '' AS channel,
    0 AS at, 0 AS due_at, 0 AS matched_at, sum(cost) AS part, sum(net) AS whole
FROM (
    SELECT variant_id, location_id, holding_minor AS cost, toInt64(0) AS net
    FROM (SELECT variant_id, location_id, {holding_cost} FROM ({positions}) WHERE {locations} GROUP BY variant_id, location_id)
    UNION ALL
    SELECT variant_id, toString(store_id), 0, gross_minor - discount_minor - returns_minor FROM order_line_fact WHERE {sales}
)
GROUP BY variant_id, location_id
HAVING part != 0 OR whole != 0
UNION ALL
SELECT cost_id, '', '', '', toString(store_id), '', toUnixTimestamp64Milli(occurred_at), 0, 0, amount_minor, 0
FROM stock_cost_fact FINAL
WHERE day >= {from:Date32} AND day < {to:Date32} AND currency = {currency:String} AND {stores}
