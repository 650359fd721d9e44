-- Touches of people who are known by now, merged customers as one, each told once.
SELECT person, channel, store_id, is_store, is_intent, is_online, day, at
FROM (
    SELECT if(touch.customer_id != '', {person}, browser.person) AS person,
        touch.channel AS channel, touch.store_id AS store_id, touch.is_store AS is_store, touch.is_intent AS is_intent,
        NOT touch.is_store AND NOT touch.is_elsewhere AS is_online, touch.day AS day, touch.at AS at
    FROM (
        SELECT DISTINCT customer_id, anonymous_id, toString(channel) AS channel, toString(store_id) AS store_id, {day} AS day,
            toUnixTimestamp64Milli(occurred_at) AS at,
            CAST(kind IN ('STORE_LOCATOR', 'AVAILABILITY_CHECK') AS UInt8) AS is_intent,
            -- A visit of a store, or what an associate did with somebody who was there.
            CAST(kind = 'STORE_VISIT'
                OR (channel = 'STORE' AND kind NOT IN ('STORE_LOCATOR', 'AVAILABILITY_CHECK', 'GEOFENCE', 'MESSAGE', 'CALL')) AS UInt8)
                AS is_store,
            -- Neither a session nor a visit: what an associate did from afar, and who only came near.
            CAST(channel = 'STORE' OR source = 'associate' OR kind IN ('GEOFENCE', 'MESSAGE', 'CALL') AS UInt8) AS is_elsewhere
        FROM touchpoint
        WHERE {where} AND is_bot = 0
    ) AS touch
    {survivors}
    LEFT JOIN ({browsers}) AS browser ON browser.anonymous_id = touch.anonymous_id
)
WHERE person != ''
