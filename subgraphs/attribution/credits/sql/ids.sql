-- Every id of the buyer of each order, and every browser that was seen with nobody else.
SELECT buyers.order_id AS order_id, buyers.placed_ms AS placed_ms, members.person_key AS person_key
FROM {buyers} AS buyers
INNER JOIN (
    SELECT person, person AS person_key FROM {buyers}
    UNION DISTINCT
    SELECT survivor_id AS person, alias_id AS person_key
    FROM (SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id)
    WHERE survivor_id IN (SELECT person FROM {buyers})
    UNION DISTINCT
    SELECT min({linked_person}) AS person, link.anonymous_id AS person_key
    FROM ({links}) AS link
    {linked_survivors}
    GROUP BY person_key
    HAVING min({linked_person}) = max({linked_person})
) AS members ON members.person = buyers.person
WHERE buyers.person != ''
UNION ALL
SELECT order_id, placed_ms, anonymous_id AS person_key
FROM {buyers}
WHERE person = '' AND anonymous_id != '' AND NOT match(anonymous_id, {customerId:String})
