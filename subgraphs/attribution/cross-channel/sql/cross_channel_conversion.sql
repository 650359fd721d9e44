-- People by the channel touched and the channel bought in within so many days; an empty channel: all who touched.
SELECT touched, arrayJoin(arrayPushFront(channels, '')) AS bought, count() AS people
FROM (
    SELECT touch.person AS person, touch.channel AS touched,
        groupUniqArrayIf(sale.channel, sale.person != '' AND sale.day >= touch.day AND sale.day <= touch.day + {within:UInt16}) AS channels
    FROM (SELECT DISTINCT person, channel, day FROM ({touches})) AS touch
    LEFT JOIN (SELECT DISTINCT person, channel, day FROM ({purchases})) AS sale ON sale.person = touch.person
    GROUP BY touch.person, touch.channel
)
GROUP BY touched, bought
