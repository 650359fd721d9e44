touchpoint
WHERE person_key IN {keys:Array(String)} AND source != 'associate'
    AND toUnixTimestamp64Milli(occurred_at) < transform(person_key, {keys:Array(String)}, {fromMs:Array(Int64)}, toInt64(0))
