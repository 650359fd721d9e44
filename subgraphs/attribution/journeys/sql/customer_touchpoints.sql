-- Distinct: a moment told in two batches lies there twice.
SELECT DISTINCT person_key, touchpoint_id, toUnixTimestamp64Milli(occurred_at) AS occurred_ms, channel, kind, source, campaign, store_id,
    {is_direct} AS is_direct
FROM touchpoint
WHERE person_key IN {personKeys:Array(String)}
  AND (toUnixTimestamp64Milli(occurred_at), touchpoint_id) < ({newerMs:Int64}, {newerId:String})
  AND (toUnixTimestamp64Milli(occurred_at), touchpoint_id) > ({olderMs:Int64}, {olderId:String})
ORDER BY occurred_at DESC, touchpoint_id DESC
LIMIT {limit:UInt32} BY person_key
