newest AS (
    SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id
),
amounts AS (
    SELECT
        order_id,
        event_id,
        sum(gross_minor) - sum(discount_minor) AS sales,
        sum(gross_minor) - sum(discount_minor) - sum(returns_minor) AS net,
        sum(orders) AS placed
    FROM order_line_fact
    WHERE {where}
    GROUP BY order_id, event_id
),
buyers AS (
    SELECT order_id, placed_ms, anonymous_id, {person} AS person
    FROM (
        SELECT
            order_id,
            any(customer_id) AS customer_id,
            any(anonymous_id) AS anonymous_id,
            toUnixTimestamp64Milli(min(placed_at)) AS placed_ms
        FROM order_key
        WHERE order_id IN (SELECT order_id FROM amounts)
        GROUP BY order_id
    ) AS written
    {survivors}
),
-- The first purchase of each person.
firsts AS (
    SELECT argMin(order_id, (placed_at, order_id)) AS order_id
    FROM (
        SELECT written.order_id AS order_id, written.placed_at AS placed_at, {person} AS person
        FROM (
            SELECT order_id, any(customer_id) AS customer_id, min(placed_at) AS placed_at
            FROM order_key
            WHERE customer_id != '' AND {standing}
            GROUP BY order_id
        ) AS written
        {survivors}
    )
    GROUP BY person
),
-- Every id of each person, and every browser that was seen with nobody else.
members AS (
    SELECT survivor_id AS person, alias_id AS person_key FROM newest
    UNION DISTINCT
    SELECT survivor_id AS person, survivor_id AS person_key FROM newest
    UNION DISTINCT
    SELECT person, person AS person_key FROM buyers
    UNION DISTINCT
    SELECT any({linked_person}) AS person, link.anonymous_id AS person_key
    FROM (
        SELECT DISTINCT customer_id, anonymous_id FROM touchpoint
        WHERE customer_id != '' AND anonymous_id != '' AND NOT match(anonymous_id, {customerId:String})
        UNION DISTINCT
        SELECT customer_id, anonymous_id FROM identity_link WHERE NOT match(anonymous_id, {customerId:String})
    ) AS link
    {linked_survivors}
    GROUP BY person_key
    HAVING uniqExact({linked_person}) = 1
),
owners AS (
    SELECT buyers.order_id AS order_id, buyers.placed_ms AS placed_ms, members.person_key AS person_key
    FROM buyers INNER JOIN members ON members.person = buyers.person
    WHERE buyers.person != ''
    UNION DISTINCT
    SELECT order_id, placed_ms, anonymous_id AS person_key
    FROM buyers
    WHERE person = '' AND anonymous_id != '' AND NOT match(anonymous_id, {customerId:String})
),
-- A moment told in two batches lies there twice, and counts once.
moments AS (
    SELECT owners.order_id AS order_id, moment.touchpoint_id AS touchpoint_id, max((moment.at, moment.key, moment.is_direct)) AS last
    FROM (
        SELECT
            person_key,
            touchpoint_id,
            toUnixTimestamp64Milli(occurred_at) AS at,
            toString({key}) AS key,
            {is_direct} AS is_direct
        FROM touchpoint
        WHERE person_key IN (SELECT person_key FROM owners) AND is_bot = 0
    ) AS moment
    INNER JOIN owners ON owners.person_key = moment.person_key
    WHERE moment.at <= owners.placed_ms AND moment.at >= owners.placed_ms - {windowMs:Int64}
    GROUP BY order_id, touchpoint_id
),
paths AS (
    SELECT
        order_id,
        arrayMap(
            touch -> tuple(touch.1, touch.3, touch.4),
            arraySlice(arraySort(groupArray((last.1, touchpoint_id, last.2, last.3))), -{maxTouches:Int64})
        ) AS touches
    FROM moments
    GROUP BY order_id
)
