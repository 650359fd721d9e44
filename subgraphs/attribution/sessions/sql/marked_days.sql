-- Business days for whose visitors moments have come since their sessions were made, and how many marks each has.
SELECT toString(toDate32(toTimeZone(moment, {zone:String}))) AS business_day, count() AS mark_count
FROM (SELECT moment, visitor FROM session_mark GROUP BY moment, visitor HAVING sum(marks) > 0)
GROUP BY business_day
ORDER BY business_day
