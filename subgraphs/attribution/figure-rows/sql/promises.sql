-- Promises made in the period that are due or done: 1 for those that were kept.
SELECT concat(promised.subject_id, ' ', kind_of_promise) AS row_id, order_of_promise AS order_id, '' AS customer_id, '' AS variant_id,
    place AS location_id, sold_in AS channel, toUnixTimestamp64Milli(made_at) AS at, toUnixTimestamp64Milli(promised_by) AS due_at,
    if(is_done, toUnixTimestamp64Milli(done_at), 0) AS matched_at, is_done AND done_at <= promised_by AS part, 1 AS whole
FROM (
    SELECT
        made.subject_id AS subject_id,
        made.detail AS kind_of_promise,
        made.order_id AS order_of_promise,
        made.store_id AS place,
        made.channel AS sold_in,
        made.occurred_at AS made_at,
        made.measured_from AS promised_by,
        if(made.detail = 'PICKUP_1H', step.has_ready, step.has_delivered) AS is_done,
        if(made.detail = 'PICKUP_1H', step.ready_at, step.delivered_at) AS done_at,
        step.has_canceled AND NOT is_done AND step.canceled_at <= made.measured_from AS is_void
    FROM (
        SELECT detail, subject_id, order_id, store_id, channel, occurred_at, measured_from
        FROM service_moment
        WHERE kind = 'PROMISE' AND {moments} AND {promise}
    ) AS made
    LEFT JOIN (
        SELECT subject_id,
            countIf(detail IN ('READY', 'PICKED_UP')) > 0 AS has_ready,
            minIf(occurred_at, detail IN ('READY', 'PICKED_UP')) AS ready_at,
            countIf(detail = 'DELIVERED') > 0 AS has_delivered,
            minIf(occurred_at, detail = 'DELIVERED') AS delivered_at,
            countIf(detail = 'CANCELED') > 0 AS has_canceled,
            minIf(occurred_at, detail = 'CANCELED') AS canceled_at
        FROM service_moment
        WHERE kind = 'FULFILLMENT' AND {known}
        GROUP BY subject_id
    ) AS step ON step.subject_id = made.subject_id
) AS promised
WHERE NOT is_void AND (is_done OR ({due}))
