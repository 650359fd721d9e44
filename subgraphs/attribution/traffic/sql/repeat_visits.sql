-- Visitors whose first session is among these, by how many they had after it, and the days from the first to the second.
WITH {sessions}
SELECT least(repeats_of_one, 99) AS repeats, count() AS visitors, sum(days_of_one) AS days,
    min(days_of_one) AS least, max(days_of_one) AS most
FROM (
    SELECT
        who,
        countIf(is_returning = 1) AS repeats_of_one,
        minIf(day, is_returning = 0) AS first_day,
        minIf(day, is_returning = 1) AS second_day,
        if(repeats_of_one = 0, 0, dateDiff('day', first_day, second_day)) AS days_of_one
    FROM sessions
    WHERE NOT is_bot
    GROUP BY who
    HAVING who != '' AND countIf(is_returning = 0) > 0
)
GROUP BY repeats
ORDER BY repeats
