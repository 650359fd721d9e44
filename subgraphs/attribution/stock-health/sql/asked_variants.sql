-- Variants that online requests of the period asked for in vain.
variant_id IN (SELECT variant_id FROM missed_demand_fact WHERE day >= {from:Date32} AND day < {until:Date32})
OR variant_id IN (
    SELECT variant_id FROM variant_value WHERE has(
        (SELECT groupUniqArray(product_id) FROM touchpoint
            WHERE occurred_at >= toDateTime64(addDays({from:Date32}, -1), 3, 'UTC')
                AND occurred_at < toDateTime64(addDays({until:Date32}, 1), 3, 'UTC')
                AND kind IN ('OUT_OF_STOCK', 'OUT_OF_STOCK_VIEW', 'CART_REFUSED')), product_id)
    OR variant_id IN (
        SELECT product_id FROM touchpoint
        WHERE occurred_at >= toDateTime64(addDays({from:Date32}, -1), 3, 'UTC')
            AND occurred_at < toDateTime64(addDays({until:Date32}, 1), 3, 'UTC')
            AND kind IN ('OUT_OF_STOCK', 'OUT_OF_STOCK_VIEW', 'CART_REFUSED'))
)
