-- Every id of the customers in some cells of the grid.
SELECT arrayJoin(arrayConcat([chosen.person], joined.ids)) AS customer_id
FROM (
    SELECT person FROM ({scores}) WHERE has({segmentCells:Array(UInt8)}, toUInt8(10 * r + intDiv(f + m + 1, 2)))
) AS chosen
LEFT JOIN (
    SELECT survivor_id, groupArray(alias_id) AS ids
    FROM (SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id)
    GROUP BY survivor_id
) AS joined ON joined.survivor_id = chosen.person
