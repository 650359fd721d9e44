t.kind IN {sessionKinds:Array(String)}
AND t.occurred_at >= toDateTime64(toString(addDays({from:Date32}, -1)), 3, 'UTC')
AND t.occurred_at < toDateTime64(toString(addDays({to:Date32}, 1)), 3, 'UTC')
AND day >= {from:Date32} AND day < {to:Date32}
AND ((day, visitor) IN ({marked}) OR t.session_key IN (SELECT substring(visitor, 5) FROM session_work WHERE startsWith(visitor, 'key ')))
