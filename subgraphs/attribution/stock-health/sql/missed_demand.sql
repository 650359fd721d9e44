-- Each online request that found no stock, with the store that had the most units of it on that day.
SELECT
    demand_id,
    max(units) AS units,
    max(value_minor) AS value_minor,
    max(held) AS held_units,
    if(held_units > 0, argMin(holder, (-held, holder)).1, '') AS location_id,
    if(held_units > 0, argMin(holder, (-held, holder)).2, any(asked_variant)) AS variant_id
FROM (
    SELECT
        demand.demand_id AS demand_id,
        demand.units AS units,
        demand.value_minor AS value_minor,
        demand.variant_id AS asked_variant,
        (stay.location_id, stay.variant_id) AS holder,
        multiIf(
            stay.next_number = 0, 0,
            stay.number < demand.number, greatest(0, stay.closing),
            stay.begun > 0 OR stay.gained, greatest(stay.begun, stay.closing, 1),
            0) AS held
    FROM (
        SELECT demand_id, toInt32(day) AS number, variant_id, units, value_minor
        FROM missed_demand_fact FINAL
        WHERE day >= {from:Date32} AND day < {until:Date32} AND store_id = '' AND currency = {currency:String} AND {channels}
        UNION ALL
        SELECT touchpoint_id, number, value.variant_id, toInt64(0), toInt64(0)
        FROM (
            SELECT touchpoint_id, product_id, toInt32(toDate32(toTimeZone(occurred_at, {shopZone:String}))) AS number
            FROM touchpoint
            WHERE occurred_at >= toDateTime64(addDays({from:Date32}, -1), 3, 'UTC')
                AND occurred_at < toDateTime64(addDays({until:Date32}, 1), 3, 'UTC')
                AND kind IN ('OUT_OF_STOCK', 'OUT_OF_STOCK_VIEW', 'CART_REFUSED') AND is_bot = 0 AND product_id != '' AND store_id = ''
                AND {channels}
            LIMIT 1 BY touchpoint_id
        ) AS view
        LEFT JOIN (
            SELECT variant_id, product_id AS name FROM variant_value FINAL
            UNION ALL SELECT variant_id, variant_id FROM variant_value FINAL
        ) AS value ON value.name = view.product_id
        WHERE number >= toInt32({from:Date32}) AND number < toInt32({until:Date32})
    ) AS demand
    LEFT JOIN (
        SELECT * FROM ({stays})
        WHERE (closing > 0 OR begun > 0 OR gained) AND {locations}
            AND location_id NOT IN (SELECT location_id FROM stock_location FINAL WHERE kind = 'WAREHOUSE')
    ) AS stay
    ON stay.variant_id = demand.variant_id AND stay.number <= demand.number AND demand.number < stay.next_number
)
GROUP BY demand_id
