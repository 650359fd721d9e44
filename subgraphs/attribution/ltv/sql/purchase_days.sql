-- Days on which a customer bought, each once, with what is left of it: where all came back there was no purchase; free orders are one.
SELECT {person} AS person, fact.sold_day AS bought_on, {net} AS net,
    {known} AS known, sum(fact.cost_minor) AS cost,
    argMinIf(toString(fact.channel), fact.occurred_at, fact.orders = 1) AS channel,
    groupUniqArrayIf(toString(fact.channel), fact.orders = 1) AS channels
FROM order_line_fact AS fact
{survivors}
WHERE {where} AND fact.customer_id != ''{only}
GROUP BY person, bought_on
HAVING countIf(fact.orders = 1) > 0
    AND (net > 0 OR min(fact.gross_minor - fact.discount_minor - fact.returns_minor) >= 0)
