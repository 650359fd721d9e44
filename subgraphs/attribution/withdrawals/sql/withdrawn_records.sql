-- Every record of everybody who withdrew under any of them, and who they are by now.
WITH said AS (SELECT DISTINCT customer_id FROM measurement_act WHERE state = 'WITHDRAWN'),
survivors AS (
    SELECT alias_id, argMax(survivor_id, version) AS survivor_id
    FROM customer_alias
    WHERE alias_id IN (SELECT customer_id FROM said)
    GROUP BY alias_id
),
people AS (
    SELECT DISTINCT if(survivors.survivor_id = '', said.customer_id, survivors.survivor_id) AS person
    FROM said
    LEFT JOIN survivors ON survivors.alias_id = said.customer_id
)
SELECT person AS record_id, person FROM people
UNION DISTINCT
SELECT record_id, person
FROM (
    SELECT alias_id AS record_id, argMax(survivor_id, version) AS person
    FROM customer_alias
    WHERE alias_id IN (SELECT alias_id FROM customer_alias WHERE survivor_id IN (SELECT person FROM people))
    GROUP BY alias_id
)
WHERE person IN (SELECT person FROM people)
