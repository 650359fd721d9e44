t.kind IN {sessionKinds:Array(String)}
AND t.occurred_at >= toDateTime64(toString(addDays({from:Date32}, -3)), 3, 'UTC')
AND t.occurred_at < toDateTime64(toString(addDays({to:Date32}, 3)), 3, 'UTC')
AND day >= addDays({from:Date32}, -1) AND day < addDays({to:Date32}, 1)
