-- Visits of each customer in the half year after the last purchase of a period.
SELECT buyer.person AS person,
    countIf(visit.at > buyer.bought_at AND visit.at <= buyer.bought_at + {repeatMs:Int64}) AS amount, 1 AS times
FROM (SELECT person, max(at) AS bought_at FROM ({purchases}) GROUP BY person) AS buyer
LEFT JOIN ({visits}) AS visit ON visit.person = buyer.person
GROUP BY buyer.person
