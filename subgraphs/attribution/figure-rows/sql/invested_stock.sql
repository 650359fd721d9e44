-- Variants at locations: the margin of what was sold, and the stock at cost, summed over the days.
SELECT concat(variant_id, ' ', location_id) AS row_id, '' AS order_id, '' AS customer_id, variant_id, location_id, '' AS channel,
    0 AS at, 0 AS due_at, 0 AS matched_at, sum(margin) AS part, sum(held) AS whole
FROM (
    SELECT variant_id, location_id, toInt64(0) AS margin, gmroi_whole AS held
    FROM (SELECT variant_id, location_id, {gmroi} FROM ({positions}) WHERE {locations} GROUP BY variant_id, location_id)
    UNION ALL
    SELECT variant_id, toString(store_id), net_with_cost_minor - cost_minor, 0 FROM order_line_fact WHERE {sales}
)
GROUP BY variant_id, location_id
HAVING part != 0 OR whole != 0
