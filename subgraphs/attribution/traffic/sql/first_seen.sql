-- When each browser, or customer without one, was seen first, of those whose file does not say whether they come again.
{owners}
LEFT JOIN (
    SELECT if(t.anonymous_id != '', t.anonymous_id, {person}) AS seen_key, min(toUnixTimestamp64Milli(t.occurred_at)) AS first_ms
    FROM touchpoint AS t
    {survivors}
    WHERE t.kind IN {sessionKinds:Array(String)} AND seen_key != ''
    GROUP BY seen_key
    HAVING countIf(t.is_repeat = 'UNKNOWN') > 0
) AS first_seen ON first_seen.seen_key = {who}
