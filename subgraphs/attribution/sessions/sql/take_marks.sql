INSERT INTO session_work (moment, visitor, marks)
SELECT moment, visitor, sum(marks) AS seen
FROM session_mark
WHERE moment >= toDateTime({from:Date32}, 'UTC') - INTERVAL 1 DAY AND moment < toDateTime({to:Date32}, 'UTC') + INTERVAL 1 DAY
    AND toDate32(toTimeZone(moment, {zone:String})) >= {from:Date32} AND toDate32(toTimeZone(moment, {zone:String})) < {to:Date32}
GROUP BY moment, visitor
HAVING seen > 0
