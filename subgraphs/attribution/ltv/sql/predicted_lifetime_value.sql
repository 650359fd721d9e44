-- Buying histories as the models need them (x, t, T, mean spend in minor units), as columns of 50,000 customers a row; beside them what was
-- known of who had bought by an earlier day, and the days from it to the next purchase, 0 where none came.
SELECT groupArray(repeats) AS repeats, groupArray(last_day) AS last_day, groupArray(age) AS age, groupArray(mean) AS mean_spend,
    groupArray(channel) AS channels, groupArray(omni) AS omni,
    groupArrayIf(toUInt32(days_known - 1), days_known > 0) AS known_repeats, groupArrayIf(known_last_day, days_known > 0) AS known_last_day,
    groupArrayIf(known_age, days_known > 0) AS known_age, groupArrayIf(next, days_known > 0) AS first_after
FROM (
    SELECT toUInt32(count() - 1) AS repeats, toUInt32(dateDiff('day', min(bought_on), max(bought_on))) AS last_day,
        toUInt32(dateDiff('day', min(bought_on), {lastDay:Date32})) AS age,
        if(count() > 1, (sum(net) - argMin(net, bought_on)) / (count() - 1), 0) AS mean,
        argMin(channel, bought_on) AS channel,
        toUInt8(length(arrayDistinct(arrayFlatten(groupArray(channels)))) >= 2) AS omni,
        toUInt32(countIf(bought_on <= {knownUntil:Date32})) AS days_known,
        toUInt32(if(days_known = 0, 0, dateDiff('day', min(bought_on), maxIf(bought_on, bought_on <= {knownUntil:Date32})))) AS known_last_day,
        toUInt32(greatest(0, dateDiff('day', min(bought_on), {knownUntil:Date32}))) AS known_age,
        toUInt32(if(days_known = count(), 0, dateDiff('day', {knownUntil:Date32}, minIf(bought_on, bought_on > {knownUntil:Date32})))) AS next
    FROM ({purchases})
    GROUP BY person
)
GROUP BY intDiv(rowNumberInAllBlocks(), 50000)
