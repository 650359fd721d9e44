-- Online requests that found no stock: 1 for those while a store had units, and that store.
SELECT demand_id AS row_id, '' AS order_id, '' AS customer_id, variant_id, location_id, '' AS channel, 0 AS at, 0 AS due_at,
    0 AS matched_at, held_units > 0 AS part, 1 AS whole
FROM ({missed})
