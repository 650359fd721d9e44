-- Over one row per customer, merged ids taken as one, who placed an order in the period, for each set of keys: how many of
-- its orders stand, and whether one of these was not the customer's first.
SELECT {by}{names}count() AS of_buyers, countIf(purchases > 0) AS of_purchasers, {metrics}
FROM (
    SELECT {are_grouped}{names}person, uniqExactIf(bought.order_id, bought.stands) AS purchases,
        countIf(bought.stands AND bought.order_id != first.first_order) > 0 AS is_returning
    FROM (
        SELECT {keys}{person} AS person, fact.order_id AS order_id, {stands} AS stands
        FROM order_line_fact AS fact
        {survivors}
        WHERE {where} AND {placed} AND {order_count} = 1 AND customer_id != ''
    ) AS bought
    LEFT JOIN ({firsts}) AS first ON first.person = bought.person
    {group_people}
)
{group}
{order}
{limit}
