-- Remote sales by the store that led to them: an associate of it met the customer in the window before the order, or it is
-- the customer's home, the store where they bought most often. An order counts once in each store, and in the row of all once;
-- by day, or under the empty text for the whole period.
WITH met AS (
    SELECT {met_person} AS person, touch.store_id AS store_id, touch.occurred_at AS occurred_at
    FROM touchpoint AS touch
    {met_survivors}
    WHERE touch.source = 'associate' AND touch.store_id != '' AND touch.customer_id != ''
        AND touch.occurred_at >= subtractSeconds(toDateTime64({from:Date32}, 3, 'UTC'), {window:UInt32} + 172800)
        AND touch.occurred_at < addDays(toDateTime64({to:Date32}, 3, 'UTC'), 2)
),
home AS (
    SELECT person, argMax(store_id, (bought, last)) AS store_id
    FROM (
        SELECT {person} AS person, fact.store_id AS store_id, sum(fact.orders) AS bought, max(fact.occurred_at) AS last
        FROM order_line_fact AS fact
        {survivors}
        WHERE fact.orders != 0 AND fact.store_id != '' AND fact.customer_id != '' AND fact.day < {to:Date32}
        GROUP BY person, store_id
        HAVING bought > 0
    )
    GROUP BY person
),
remote AS (
    SELECT fact.order_id AS order_id, fact.counted_on AS counted_on, any({person}) AS person, any(placed.placed_at) AS placed_at,
        sum(fact.net) AS net, sum(fact.orders) AS orders
    FROM (
        SELECT order_id, customer_id, {counted_on} AS counted_on, gross_minor - discount_minor - returns_minor AS net, orders
        FROM order_line_fact
        WHERE {where} AND store_id = '' AND customer_id != ''
    ) AS fact
    INNER JOIN (
        SELECT order_id, min(placed_at) AS placed_at
        FROM order_key
        WHERE order_id IN (SELECT order_id FROM order_line_fact WHERE {where} AND store_id = '')
        GROUP BY order_id
    ) AS placed ON placed.order_id = fact.order_id
    {survivors}
    GROUP BY fact.order_id, fact.counted_on
),
led AS (
    SELECT remote.order_id AS order_id, remote.counted_on AS counted_on, home.store_id AS store_id, remote.net AS net, remote.orders AS orders, 1 AS is_home
    FROM remote INNER JOIN home ON home.person = remote.person
    UNION ALL
    SELECT remote.order_id, remote.counted_on, met.store_id, remote.net, remote.orders, 0
    FROM remote INNER JOIN met ON met.person = remote.person
    WHERE met.occurred_at <= remote.placed_at AND met.occurred_at >= subtractSeconds(remote.placed_at, {window:UInt32})
)
SELECT grouping(store_id) = 0 AS by_store, store_id, counted_on,
    if(by_store, sum(net), sumIf(net, place = 1)) AS influenced_minor,
    if(by_store, sum(orders), sumIf(orders, place = 1)) AS influenced_orders,
    sum(net * is_met) AS met_minor, sum(net * is_home) AS home_minor
FROM (
    SELECT *, row_number() OVER (PARTITION BY order_id, counted_on ORDER BY store_id) AS place
    FROM (
        SELECT order_id, counted_on, store_id, any(led.net) AS net, any(led.orders) AS orders, max(led.is_home) AS is_home, max(NOT led.is_home) AS is_met
        FROM led
        WHERE {stores}
        GROUP BY order_id, counted_on, store_id
    )
)
GROUP BY GROUPING SETS ((counted_on), (counted_on, store_id))
