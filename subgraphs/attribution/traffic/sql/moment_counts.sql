-- Moments of browsers that are in no session, and those whose clock was ahead or that arrived late.
SELECT
    countIf(session_key = '' AND anonymous_id = '' AND customer_id = '') AS nobodys,
    countIf(clock_ahead = 1) AS ahead,
    countIf(received_at > occurred_at + INTERVAL 72 HOUR) AS late
FROM touchpoint
WHERE kind IN {sessionKinds:Array(String)}
  AND occurred_at >= toDateTime64(toString(addDays({from:Date32}, -3)), 3, 'UTC')
  AND occurred_at < toDateTime64(toString(addDays({to:Date32}, 3)), 3, 'UTC')
  AND toDate32(toTimeZone(occurred_at, {zone:String})) >= {from:Date32}
  AND toDate32(toTimeZone(occurred_at, {zone:String})) < {to:Date32}
