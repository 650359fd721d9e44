-- As the shop marks what it ships.
INSERT INTO session_mark (moment, visitor, marks)
SELECT toStartOfFifteenMinutes(toDateTime(occurred_at)) AS moment, if(anonymous_id != '', anonymous_id, customer_id) AS visitor, 1 AS marks
FROM touchpoint
WHERE kind != 'ASSOCIATE'
