-- Says of the sessions of marked visitors that they are gone, a version below those that are made next.
INSERT INTO session_fact (day, visitor, block, part, version, is_gone)
SELECT day, visitor, block, part, {version:UInt64} AS version, 1 AS is_gone
FROM session_fact FINAL
WHERE day >= {from:Date32} AND day < {to:Date32}
    AND ((day, visitor) IN ({marked}) OR (startsWith(visitor, 'key ') AND visitor IN (SELECT visitor FROM session_work)))
