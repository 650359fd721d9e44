-- The version of what is made now, above that of all that was made before, and whether a session of a sender is in it.
SELECT toString(toUnixTimestamp64Micro(now64(6))) AS made_version, countIf(startsWith(visitor, 'key ')) > 0 AS has_keys
FROM session_work
