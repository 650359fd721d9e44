-- Returns of the period: of online orders, those taken where orders are sold; of all, those that were exchanged.
SELECT
    count() AS returns,
    countIf(subject_id IN (SELECT subject_id FROM service_moment WHERE kind = 'EXCHANGE')) AS exchanged,
    countIf(selling_store_id = '') AS online,
    countIf(selling_store_id = '' AND store_id IN (SELECT store_id FROM order_line_fact WHERE store_id != '')) AS in_store
FROM service_moment
WHERE kind = 'RETURN' AND currency = {currency:String} AND {moments}
    -- An import that is taken back undoes a return at its own instant.
    AND (order_id, occurred_at) NOT IN (
        SELECT order_id, occurred_at FROM order_line_fact WHERE kind = 'RETURNED' AND (returned_units < 0 OR returns_minor < 0)
    )
