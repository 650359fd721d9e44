-- Conversations opened in the period, and when the step of each that is asked for came.
SELECT conversation_id AS row_id, '' AS order_id, who AS customer_id, '' AS variant_id, place AS location_id, opened_in AS channel,
    opened_at AS at, 0 AS due_at, if(has_step, step_at, 0) AS matched_at, {part} AS part, 1 AS whole
FROM (
    SELECT
        opened.subject_id AS conversation_id,
        any(opened.customer_id) AS who,
        toString(any(opened.store_id)) AS place,
        toString(any(opened.channel)) AS opened_in,
        toUnixTimestamp64Milli(min(opened.occurred_at)) AS opened_at,
        countIf(step.detail = {step:String}) > 0 AS has_step,
        toUnixTimestamp64Milli(minIf(step.occurred_at, step.detail = {step:String})) AS step_at
    FROM (
        SELECT subject_id, customer_id, store_id, channel, occurred_at FROM service_moment
        WHERE kind = 'CONVERSATION' AND detail = 'OPENED' AND {moments} AND {of_channel}
    ) AS opened
    LEFT JOIN (
        SELECT subject_id, detail, occurred_at FROM service_moment
        WHERE kind = 'CONVERSATION' AND detail != 'OPENED' AND {known}
    ) AS step ON step.subject_id = opened.subject_id
    GROUP BY conversation_id
)
WHERE {among}
