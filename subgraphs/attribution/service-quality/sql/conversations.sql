-- Conversations opened in the period, by channel and all together: milliseconds to the first answer and to the end.
SELECT
    grouping(channel) = 0 AS by_channel,
    channel,
    count() AS opened,
    countIf(is_resolved) AS resolved,
    {answer_quantile},
    {resolution_quantile}
FROM (
    SELECT
        opened.subject_id AS conversation_id,
        any(opened.channel) AS channel,
        toUnixTimestamp64Milli(min(opened.occurred_at)) AS opened_at,
        countIf(step.detail = 'ANSWERED') > 0 AS is_answered,
        (toUnixTimestamp64Milli(minIf(step.occurred_at, step.detail = 'ANSWERED')) - opened_at) AS answer_ms,
        countIf(step.detail = 'RESOLVED') > 0 AS is_resolved,
        (toUnixTimestamp64Milli(minIf(step.occurred_at, step.detail = 'RESOLVED')) - opened_at) AS resolution_ms
    FROM (
        SELECT subject_id, channel, occurred_at FROM service_moment
        WHERE kind = 'CONVERSATION' AND detail = 'OPENED' AND {moments}
    ) AS opened
    LEFT JOIN (
        SELECT subject_id, detail, occurred_at FROM service_moment
        WHERE kind = 'CONVERSATION' AND detail != 'OPENED' AND {known}
    ) AS step ON step.subject_id = opened.subject_id
    GROUP BY conversation_id
)
GROUP BY GROUPING SETS ((), (channel))
ORDER BY channel
