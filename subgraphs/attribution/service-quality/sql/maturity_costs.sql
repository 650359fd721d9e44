-- What was booked for stages in the period, each once.
SELECT subject_id AS cost_id, any(detail) AS stage, toString(any(store_id)) AS store, min(occurred_at) AS booked_at,
    any(amount_minor) AS amount
FROM service_moment
WHERE kind = 'MATURITY_COST' AND currency = {currency:String} AND {booked}
GROUP BY cost_id
