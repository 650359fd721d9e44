-- Sessions of customers without a browser: a merge joins the moments of two, and its undoing parts them.
INSERT INTO session_mark (moment, visitor, marks)
SELECT
    toStartOfFifteenMinutes(toDateTime(intDiv(started_ms, 1000), 'UTC')) AS moment,
    arrayJoin(arrayDistinct(arrayPushBack(customer_set, visitor))) AS visitor,
    1 AS marks
FROM session_fact FINAL
WHERE browser = '' AND block > 0
    AND (session_fact.visitor IN {customerIds:Array(String)} OR hasAny(customer_set, {customerIds:Array(String)}))
