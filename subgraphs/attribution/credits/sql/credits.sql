-- What each key gets of the orders of a period, by up to two models: amounts of an order's event are split to the unit by
-- largest remainder, ties to the earlier moment, as `allocate` does. An order without a moment is not known.
SELECT credit.1 AS slot, credit.2 AS is_known, credit.3 AS key, sum(credit.4) AS amount
FROM (
    SELECT
        {amounts},
        paths.touches AS touches,
        {splits}
        arrayJoin(if(empty(touches), {unknown}, arrayConcat({parts}))) AS credit
    FROM {events} AS events
    LEFT JOIN {paths} AS paths ON paths.order_id = events.order_id
)
GROUP BY slot, is_known, key
