-- One person's history as the models need it; no row where nothing was bought.
SELECT toUInt32(count() - 1) AS repeats, toUInt32(dateDiff('day', min(bought_on), max(bought_on))) AS last_day,
    toUInt32(dateDiff('day', min(bought_on), {lastDay:Date32})) AS age,
    toString(if(count() > 1, (sum(net) - argMin(net, bought_on)) / (count() - 1), 0)) AS mean_spend
FROM ({purchases})
HAVING count() > 0
