-- People with a touch, and those of them who then bought in another channel than they had touched.
SELECT countIf(crossed) AS hits, count() AS people
FROM (
    SELECT max(sale.person != '' AND sale.channel != touch.channel
        AND sale.day >= touch.day AND sale.day <= touch.day + {within:UInt16}) AS crossed
    FROM (SELECT DISTINCT person, channel, day FROM ({touches})) AS touch
    LEFT JOIN (SELECT DISTINCT person, channel, day FROM ({purchases})) AS sale ON sale.person = touch.person
    GROUP BY touch.person
)
