-- Sales and margin of the period, and what transfers and markdowns cost, in all and by store.
SELECT grouping(store_id) = 0 AS by_store, store_id, {metrics}, sum(margin) AS margin_minor,
    sum(transfers) AS transfer_minor, sum(markdowns) AS markdown_minor
FROM (
    SELECT toString(store_id) AS store_id, gross_minor - discount_minor - returns_minor AS net,
        net_with_cost_minor - cost_minor AS margin, toInt64(0) AS transfers, toInt64(0) AS markdowns
    FROM order_line_fact
    WHERE {sales}
    UNION ALL
    SELECT toString(store_id), 0, 0, if(kind = 'TRANSFER', amount_minor, 0), if(kind = 'MARKDOWN', amount_minor, 0)
    FROM stock_cost_fact FINAL
    WHERE day >= {from:Date32} AND day < {to:Date32} AND currency = {currency:String} AND {stores}
)
GROUP BY GROUPING SETS ((), (store_id))
ORDER BY store_id
