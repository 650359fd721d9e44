-- One row per variant and location: its stock over the period, each day counted as it stayed. The days of a position are
-- arrays: sorting all of them with their ids, as windows do, costs several times as much.
SELECT
    position.variant_id AS variant_id,
    position.location_id AS location_id,
    position.* EXCEPT (variant_id, location_id, lyings, counted),
    place.kind AS kind,
    value.product_id AS product_id,
    value.cost_minor AS unit_cost,
    observed_days - in_stock_days AS out_days,
    if(lately_in_stock > 0, intDiv(1000000 * lately_sold, lately_in_stock), 0) AS daily_sold,
    if(lately_in_stock > 0, intDiv({coverDays:Int64} * lately_sold + lately_in_stock - 1, lately_in_stock), 0) AS covered,
    arraySum((lying, days) -> greatest(0, lying - covered) * days, lyings, counted) AS excess_days,
    greatest(0, lying_now - covered) AS excess,
    position.variant_id IN (
        SELECT variant_id FROM stock_move_fact FINAL
        WHERE day < {until:Date32} AND location_id IN (SELECT location_id FROM stock_location FINAL WHERE kind = 'WAREHOUSE')
        GROUP BY variant_id, location_id
        HAVING sum(available) > 0
    ) AS is_in_warehouse
FROM (
    SELECT
        variant_id,
        location_id,
        arraySum((number, laid) -> if(number < first_day, laid, 0), numbers, laids) AS opening,
        arraySum((number, received) -> if(number >= first_day, received, 0), numbers, arrayMap(one -> one.5, moved)) AS received_in,
        arraySum((number, sold) -> if(number >= first_day, sold, 0), numbers, solds) AS sold_in,
        arrayElement(closings, -1) AS available_now,
        arrayElement(lyings, -1) AS lying_now,
        lyings,
        arrayMap((own, rest) -> own + rest, owns, rests) AS counted,
        arraySum(counted) AS observed_days,
        arraySum((own, was_there, rest, closing) -> own * was_there + rest * (closing > 0), owns, were_there, rests, closings) AS in_stock_days,
        arraySum((lying, days) -> lying * days, lyings, counted) AS lying_days,
        arraySum((number, sold) -> if(number >= lately, sold, 0), numbers, solds) AS lately_sold,
        arraySum(
            (number, next, was_there, closing) ->
                (number >= lately) * was_there + greatest(0, next - greatest(number + 1, lately)) * (closing > 0),
            numbers, nexts, were_there, closings) AS lately_in_stock,
        arrayExists(
            (number, next, was_there, sold, closing) ->
                (number >= quarter AND (was_there OR sold > 0)) OR (closing > 0 AND next > quarter),
            numbers, nexts, were_there, solds, closings) AS is_active,
        arrayMax(
            (number, sold, lying, laid) -> if(sold > 0 OR (lying > 0 AND lying - laid <= 0), number, 0),
            numbers, solds, lyings, laids) AS idle_since
    FROM (
        SELECT
            variant_id,
            location_id,
            moved,
            toInt64(toInt32({from:Date32})) AS first_day,
            toInt64(toInt32({until:Date32})) AS last_day,
            last_day - 28 AS lately,
            last_day - 90 AS quarter,
            arrayMap(one -> one.1, moved) AS numbers,
            arrayPushBack(arrayPopFront(numbers), last_day) AS nexts,
            arrayMap(one -> one.2, moved) AS availables,
            arrayMap(one -> one.3, moved) AS laids,
            arrayMap(one -> one.6, moved) AS solds,
            arrayCumSum(availables) AS closings,
            arrayCumSum(laids) AS lyings,
            arrayMap((closing, available, one) -> closing - available > 0 OR one.4, closings, availables, moved) AS were_there,
            arrayMap(number -> toInt64(number >= first_day), numbers) AS owns,
            arrayMap((number, next) -> greatest(0, next - greatest(number + 1, first_day)), numbers, nexts) AS rests
        FROM (
            SELECT variant_id, location_id,
                arraySort(one -> one.1, groupArray((number, available, laid, gained, received, sold))) AS moved
            FROM (
                SELECT variant_id, location_id, toInt64(toInt32(day)) AS number,
                    sum(available) AS available,
                    sum(on_hand) AS laid,
                    max(stock_move_fact.available > 0) AS gained,
                    sumIf(units, flow = 'RECEIVED') AS received,
                    sumIf(units, flow = 'SOLD') AS sold
                FROM stock_move_fact FINAL
                WHERE day < {until:Date32}
                GROUP BY variant_id, location_id, day
            )
            GROUP BY variant_id, location_id
        )
    )
) AS position
LEFT JOIN (SELECT location_id, kind FROM stock_location FINAL) AS place ON place.location_id = position.location_id
LEFT JOIN (
    SELECT variant_id, product_id, if(currency = {currency:String}, cost_minor, NULL) AS cost_minor FROM variant_value FINAL
) AS value ON value.variant_id = position.variant_id
