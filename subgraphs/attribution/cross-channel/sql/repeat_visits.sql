-- Visits: moments of a person online, or in stores, that lie less than half an hour apart are one; it begins with the first.
SELECT person, at
FROM (
    SELECT person, at, at - lagInFrame(at, 1, toInt64(0)) OVER (
        PARTITION BY person, place ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS gap
    FROM (
        SELECT person, at, 1 AS place FROM ({moments})
        UNION ALL
        SELECT person, at, 2 AS place FROM ({touches}) WHERE is_online
    )
)
WHERE gap > 1800000
