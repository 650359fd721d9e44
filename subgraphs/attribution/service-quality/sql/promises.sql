-- Promises made in the period that are due or done, by kind; what was canceled before it was due is none.
SELECT promise, count() AS due, countIf(is_done AND done_at <= promised_by) AS kept
FROM (
    SELECT
        made.detail AS promise,
        made.measured_from AS promised_by,
        if(made.detail = 'PICKUP_1H', step.has_ready, step.has_delivered) AS is_done,
        if(made.detail = 'PICKUP_1H', step.ready_at, step.delivered_at) AS done_at,
        step.has_canceled AND NOT is_done AND step.canceled_at <= made.measured_from AS is_void
    FROM (SELECT detail, subject_id, measured_from FROM service_moment WHERE kind = 'PROMISE' AND {moments}) AS made
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
)
WHERE NOT is_void AND (is_done OR ({due}))
GROUP BY promise
ORDER BY promise
