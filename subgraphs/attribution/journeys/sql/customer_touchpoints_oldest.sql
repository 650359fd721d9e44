-- The oldest first: what a list of the newest is read by from its end. Distinct as there.
SELECT DISTINCT person_key, touchpoint_id, toUnixTimestamp64Milli(occurred_at) AS occurred_ms, channel, kind, source, campaign, store_id,
    {is_direct} AS is_direct
FROM touchpoint
WHERE person_key IN {personKeys:Array(String)}
  AND (toUnixTimestamp64Milli(occurred_at), touchpoint_id) < ({newerMs:Int64}, {newerId:String})
  AND (toUnixTimestamp64Milli(occurred_at), touchpoint_id) > ({olderMs:Int64}, {olderId:String})
ORDER BY occurred_at ASC, touchpoint_id ASC
LIMIT {limit:UInt32} BY person_key
