-- Every id of the same person, for each requested id.
WITH newest AS (
    SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id
)
SELECT own.alias_id AS requested_id, groupUniqArrayArray([other.alias_id, other.survivor_id]) AS alias_ids
FROM newest AS own
JOIN newest AS other ON other.survivor_id = own.survivor_id
WHERE own.alias_id IN {ids:Array(String)}
GROUP BY requested_id
