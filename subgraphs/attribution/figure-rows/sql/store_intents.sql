-- People who looked for a store or for stock in one: a search that nobody came after, else the one that they came after.
SELECT person AS row_id, '' AS order_id, person AS customer_id, '' AS variant_id, shown.1 AS location_id, shown.2 AS channel,
    shown.3 AS at, 0 AS due_at, if(came = 1, shown.4, 0) AS matched_at, NOT came AS part, 1 AS whole
FROM (
    SELECT person, max(has_come) AS came, argMax((store, looked_in, looked_at, came_at), (has_come, -looked_at)) AS shown
    FROM (
        SELECT intent.person AS person, intent.store_id AS store, intent.channel AS looked_in, intent.at AS looked_at,
            moment.at AS came_at, moment.person != '' AND moment.at - intent.at <= {withinMs:Int64} AS has_come
        FROM (SELECT person, channel, store_id, at FROM ({touches}) WHERE is_intent) AS intent
        ASOF LEFT JOIN (SELECT person, at FROM ({moments})) AS moment ON moment.person = intent.person AND intent.at < moment.at
    )
    GROUP BY person
)
