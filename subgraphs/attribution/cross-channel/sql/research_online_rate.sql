-- Customers who bought in a store, and those with a touch online in the days before one of these purchases.
SELECT countIf(researched) AS hits, count() AS people
FROM (
    SELECT max(online.person != '' AND sale.at - online.at <= {researchMs:Int64}) AS researched
    FROM (SELECT person, at FROM ({purchases}) WHERE is_store) AS sale
    ASOF LEFT JOIN (SELECT person, at FROM ({touches}) WHERE is_online) AS online
        ON online.person = sale.person AND sale.at >= online.at
    GROUP BY sale.person
)
