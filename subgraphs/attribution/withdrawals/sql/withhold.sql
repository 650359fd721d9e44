-- Moments after the last withdrawal as they were told.
INSERT INTO withheld_touchpoint SETTINGS insert_deduplicate = 0
SELECT *
FROM {linked_visits}
    AND toUnixTimestamp64Milli(occurred_at) > transform(person_key, {keys:Array(String)}, {withdrawnMs:Array(Int64)}, toInt64(0))
    AND (person_key, touchpoint_id, occurred_at) NOT IN (
        SELECT person_key, touchpoint_id, occurred_at FROM withheld_touchpoint WHERE person_key IN {keys:Array(String)}
    )
