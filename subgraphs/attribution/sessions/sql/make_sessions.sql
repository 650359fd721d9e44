INSERT INTO session_fact ({columns}, version)
WITH {bare}
SELECT {columns}, {version:UInt64} + 1 AS version
FROM bare_sessions
