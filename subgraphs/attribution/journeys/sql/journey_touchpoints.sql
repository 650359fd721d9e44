SELECT person_key, touchpoint_id, toUnixTimestamp64Milli(occurred_at) AS occurred_ms, channel, kind, source, campaign, store_id,
    {is_direct} AS is_direct
FROM touchpoint
WHERE person_key IN {personKeys:Array(String)}
  AND occurred_at >= fromUnixTimestamp64Milli({fromMs:Int64}, 'UTC')
  AND occurred_at <= fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')
ORDER BY occurred_at, touchpoint_id
