-- What each key gets of the orders of a period, by up to two models: amounts of an order's event are split to the unit by
-- largest remainder, ties to the earlier moment, as `allocate` does. An order without a moment is not known.
SELECT slot, is_known, key, amount
FROM (
    SELECT is_known, credit.1 AS key, [{sums}] AS amounts
    FROM (
        SELECT
            {amounts},
            paths.touches AS touches,
            notEmpty(touches) AS is_known,{splits}
            arrayJoin(if(is_known, arrayZip(keys, {parts}), [('', {unknown})])) AS credit
        FROM {events} AS events
        LEFT JOIN {paths} AS paths ON paths.order_id = events.order_id
    )
    GROUP BY is_known, key
)
ARRAY JOIN amounts AS amount, arrayEnumerate(amounts) AS slot
