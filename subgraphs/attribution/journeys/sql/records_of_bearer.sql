-- The records that the tokens of a bearer read.
SELECT DISTINCT record_id
FROM record_bearer
WHERE bearer_id = {bearerId:String}
