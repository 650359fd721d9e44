-- People who looked for a store or for stock in one, and those who came to none in the days after.
SELECT countIf(NOT came) AS hits, count() AS people
FROM (
    SELECT max(moment.person != '' AND moment.at - intent.at <= {withinMs:Int64}) AS came
    FROM (SELECT person, at FROM ({touches}) WHERE is_intent) AS intent
    ASOF LEFT JOIN ({moments}) AS moment ON moment.person = intent.person AND intent.at < moment.at
    GROUP BY intent.person
)
