-- Days of stores at a stage of maturity that have a day 364 days before them to be compared with, which was sold on since the
-- store opened and lay before the stage; and the margin that each has more than that.
SELECT compared.stage AS stage, compared.store AS store, compared.at_day AS at_day, sum(compared.weight * margins.margin) AS gained_on
FROM (
    SELECT stage, store, at_day, tupleElement(term, 1) AS sold_on, tupleElement(term, 2) AS weight
    FROM (
        SELECT
            stage, store,
            arrayJoin(arrayMap(nth -> addDays(began, nth), range(toUInt32(greatest(0, dateDiff('day', began, ended)))))) AS at_day,
            arrayJoin([(at_day, 1), (addDays(at_day, -364), -1)]) AS term
        FROM (
            SELECT
                steps.stage AS stage, steps.store AS store,
                greatest(steps.entered, addDays(openings.opened, 364), {from:Date32}) AS began,
                least(steps.left_on, addDays(steps.entered, 364), {until}) AS ended
            FROM (
                SELECT
                    stage, store, entered,
                    leadInFrame(entered, 1, toDate32('2200-01-01')) OVER (
                        PARTITION BY store ORDER BY entered_at ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
                    ) AS left_on
                FROM (
                    SELECT detail AS stage, subject_id AS store, min({day}) AS entered, min(occurred_at) AS entered_at
                    FROM service_moment
                    WHERE kind = 'MATURITY_STAGE' AND {stores}
                    GROUP BY detail, subject_id
                )
            ) AS steps
            INNER JOIN (
                SELECT store_id, min(sold_on) AS opened
                FROM (
                    SELECT store_id, {day} AS sold_on
                    FROM order_line_fact
                    WHERE currency = {currency:String} AND store_id != '' AND {day} < {to:Date32}
                        AND store_id IN (SELECT subject_id FROM service_moment WHERE kind = 'MATURITY_STAGE')
                    GROUP BY store_id, sold_on
                )
                GROUP BY store_id
            ) AS openings ON openings.store_id = steps.store
        )
    )
) AS compared
LEFT JOIN (
    SELECT store_id, {day} AS sold_on, sum(net_with_cost_minor) - sum(cost_minor) AS margin
    FROM order_line_fact
    WHERE currency = {currency:String} AND store_id != '' AND {places}
        AND {day} >= addDays({from:Date32}, -364) AND {day} < {to:Date32}
        AND store_id IN (SELECT subject_id FROM service_moment WHERE kind = 'MATURITY_STAGE')
    GROUP BY store_id, sold_on
) AS margins ON margins.store_id = compared.store AND margins.sold_on = compared.sold_on
GROUP BY stage, store, at_day
