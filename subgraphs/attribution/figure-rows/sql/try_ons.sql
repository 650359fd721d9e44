-- Visits to a fitting room: goods tried on, and those of which an outcome was recorded.
SELECT toString(event_id) AS row_id, '' AS order_id, customer_id, '' AS variant_id, toString(store_id) AS location_id,
    toString(channel) AS channel, toUnixTimestamp64Milli(occurred_at) AS at, 0 AS due_at, 0 AS matched_at,
    recorded_units AS part, units AS whole
FROM service_moment
WHERE kind = 'TRY_ON' AND {moments}
