-- Distinct paths of people, or of browsers that nobody is known by, who came in the period and ordered nothing in it.
WITH linked AS (
    SELECT link.anonymous_id AS anonymous_id, any({linked_person}) AS person, uniqExact({linked_person}) AS people
    FROM ({links}) AS link
    {linked_survivors}
    GROUP BY anonymous_id
),
ordered AS (
    SELECT {ordered_person} AS person, anonymous_id
    FROM (
        SELECT customer_id, anonymous_id FROM order_key
        WHERE toDate32(toTimeZone(placed_at, {dayZone:String})) >= {from:Date32}
          AND toDate32(toTimeZone(placed_at, {dayZone:String})) < {to:Date32}
          -- As in the paths to orders: what was canceled later was an order in the period.
          AND order_id NOT IN (
              SELECT order_id FROM order_line_fact
              WHERE kind = 'CANCELED' AND toDate32(toTimeZone(occurred_at, {dayZone:String})) < {to:Date32}
          )
    ) AS placed
    {ordered_survivors}
),
came AS (
    SELECT
        -- A browser of several people is nobody's; a moment without an id belongs to its session.
        multiIf(moment.customer_id != '', {moment_person}, linked.people = 1, linked.person, linked.people > 1, '',
            moment.anonymous_id != '', moment.anonymous_id, moment.session_key) AS owner,
        moment.anonymous_id AS anonymous_id,
        moment.touchpoint_id AS touchpoint_id,
        moment.at AS at,
        moment.key AS key
    FROM (
        SELECT customer_id, anonymous_id, session_key, touchpoint_id, toUnixTimestamp64Milli(occurred_at) AS at, toString({key}) AS key
        FROM touchpoint
        WHERE toDate32(toTimeZone(occurred_at, {dayZone:String})) >= {from:Date32}
          AND toDate32(toTimeZone(occurred_at, {dayZone:String})) < {to:Date32}
          -- Reads the parts of these years alone; a zone is less than a day apart from UTC.
          AND occurred_at >= toDateTime64({from:Date32}, 3, 'UTC') - INTERVAL 1 DAY
          AND occurred_at < toDateTime64({to:Date32}, 3, 'UTC') + INTERVAL 1 DAY
          AND is_bot = 0
    ) AS moment
    {moment_survivors}
    LEFT JOIN linked ON linked.anonymous_id = moment.anonymous_id
)
SELECT path, count() AS people
FROM (
    SELECT owner, arrayMap(touch -> touch.3, arraySlice(arraySort(groupArray(last)), -{maxTouches:Int64})) AS path
    FROM (
        SELECT owner, max((at, touchpoint_id, key)) AS last
        FROM came
        WHERE owner != '' AND {among}
          AND owner NOT IN (SELECT person FROM ordered WHERE person != '')
          AND owner NOT IN (SELECT anonymous_id FROM ordered WHERE anonymous_id != '')
        GROUP BY owner, touchpoint_id
    )
    GROUP BY owner
)
GROUP BY path
LIMIT {limit:UInt32}
