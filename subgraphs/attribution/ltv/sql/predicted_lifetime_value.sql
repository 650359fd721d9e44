-- Buying histories as the models need them (x, t, T, mean spend in minor units), as columns of 50,000 customers a row.
SELECT groupArray(repeats) AS repeats, groupArray(last_day) AS last_day, groupArray(age) AS age, groupArray(mean) AS mean_spend,
    groupArray(channel) AS channels, groupArray(omni) AS omni
FROM (
    SELECT toUInt32(count() - 1) AS repeats, toUInt32(dateDiff('day', min(bought_on), max(bought_on))) AS last_day,
        toUInt32(dateDiff('day', min(bought_on), {lastDay:Date32})) AS age,
        if(count() > 1, (sum(net) - argMin(net, bought_on)) / (count() - 1), 0) AS mean,
        argMin(channel, bought_on) AS channel,
        toUInt8(length(arrayDistinct(arrayFlatten(groupArray(channels)))) >= 2) AS omni
    FROM ({purchases})
    GROUP BY person
)
GROUP BY intDiv(rowNumberInAllBlocks(), 50000)
