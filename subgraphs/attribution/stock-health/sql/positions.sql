-- One row per variant and location: its stock over the period, each day counted as it stayed.
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
    position.variant_id IN ({stocked_variants}) AS is_in_warehouse
FROM (
    SELECT
        variant_id,
        location_id,
        toInt64(toInt32({from:Date32})) AS first_day,
        toInt64(toInt32({until:Date32})) AS last_day,
        last_day - 28 AS lately,
        arrayMap(number -> toInt64(number >= first_day), numbers) AS owns,
        arrayMap((number, next) -> greatest(0, next - greatest(number + 1, first_day)), numbers, nexts) AS rests,
        arraySum((number, laid) -> if(number < first_day, laid, 0), moved_on, laids) AS opening,
        arraySum((number, received) -> if(number >= first_day, received, 0), moved_on, receiveds) AS received_in,
        arraySum((number, sold) -> if(number >= first_day, sold, 0), moved_on, solds) AS sold_in,
        arrayElement(closings, -1) AS available_now,
        arrayElement(lyings, -1) AS lying_now,
        lyings,
        arrayMap((own, rest) -> own + rest, owns, rests) AS counted,
        arraySum(counted) AS observed_days,
        arraySum((own, was_there, rest, closing) -> own * was_there + rest * (closing > 0), owns, were_there, rests, closings) AS in_stock_days,
        arraySum((lying, days) -> lying * days, lyings, counted) AS lying_days,
        arraySum((number, sold) -> if(number >= lately, sold, 0), moved_on, solds) AS lately_sold,
        arraySum(
            (number, next, was_there, closing) ->
                (number >= lately) * was_there + greatest(0, next - greatest(number + 1, lately)) * (closing > 0),
            numbers, nexts, were_there, closings) AS lately_in_stock,
        there_until >= last_day - 90 AS is_active,
        idle_since
    FROM ({histories})
) AS position
LEFT JOIN (SELECT location_id, kind FROM stock_location FINAL) AS place ON place.location_id = position.location_id
LEFT JOIN (
    SELECT variant_id, product_id, if(currency = {currency:String}, cost_minor, NULL) AS cost_minor FROM variant_value FINAL
) AS value ON value.variant_id = position.variant_id
