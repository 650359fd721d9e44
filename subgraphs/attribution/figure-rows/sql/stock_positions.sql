-- Variants at locations, with what each adds to a figure of stock.
SELECT concat(variant_id, ' ', location_id) AS row_id, '' AS order_id, '' AS customer_id, variant_id, location_id, '' AS channel,
    0 AS at, 0 AS due_at, 0 AS matched_at, {key}_part AS part, {key}_whole AS whole
FROM (
    SELECT variant_id, location_id, {figure}
    FROM ({positions})
    WHERE {locations}
    GROUP BY variant_id, location_id
)
WHERE {key}_part != 0 OR {key}_whole != 0
