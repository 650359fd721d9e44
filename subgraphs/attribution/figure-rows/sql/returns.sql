-- Returns of the period, all or those of online orders: 1 for those that were exchanged, or taken where orders are sold.
SELECT concat(subject_id, ' ', toString(event_id)) AS row_id, order_id, customer_id, '' AS variant_id, toString(store_id) AS location_id,
    toString(channel) AS channel, toUnixTimestamp64Milli(occurred_at) AS at, 0 AS due_at, 0 AS matched_at, {part} AS part, 1 AS whole
FROM service_moment
WHERE kind = 'RETURN' AND currency = {currency:String} AND {moments} AND {among}
    AND (order_id, occurred_at) NOT IN (
        SELECT order_id, occurred_at FROM order_line_fact WHERE kind = 'RETURNED' AND (returned_units < 0 OR returns_minor < 0)
    )
