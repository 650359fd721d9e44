-- Net sales whose cost is known, and that cost, of the customers that the models are fitted to: omni and mono.
SELECT omni, toString(sum(known)) AS known, toString(sum(cost)) AS cost
FROM (
    SELECT length(arrayDistinct(arrayFlatten(groupArray(channels)))) >= 2 AS omni, sum(known) AS known, sum(cost) AS cost
    FROM ({purchases})
    GROUP BY person
)
GROUP BY omni
