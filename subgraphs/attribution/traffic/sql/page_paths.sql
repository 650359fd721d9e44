-- From page to page within sessions of people; a page read again is no step.
WITH {sessions}
SELECT way.1 AS from_page, way.2 AS to_page, sum(times) AS steps, count() AS sessions
FROM (
    SELECT arrayJoin(arrayDistinct(ways)) AS way, countEqual(ways, way) AS times
    FROM (
        SELECT arrayFilter(one -> one.1 != one.2, arrayZip(arrayPopBack(page_list), arrayPopFront(page_list))) AS ways
        FROM sessions
        WHERE NOT is_bot
    )
)
WHERE {from}
GROUP BY from_page, to_page
ORDER BY steps DESC, from_page, to_page
LIMIT {first:UInt32}
