-- One row per variant and location: its days with moves as arrays, and what stayed until the next. Sorting all days with
-- their ids, as windows do, costs several times as much.
SELECT
    variant_id,
    location_id,
    moved,
    arrayMap(one -> one.1, moved) AS numbers,
    arrayPushBack(arrayPopFront(numbers), toInt64(toInt32({until:Date32}))) AS nexts,
    arrayMap(one -> one.2, moved) AS availables,
    arrayMap(one -> one.3, moved) AS laids,
    arrayMap(one -> one.5, moved) AS receiveds,
    arrayMap(one -> one.6, moved) AS solds,
    arrayCumSum(availables) AS closings,
    arrayCumSum(laids) AS lyings,
    arrayMap((closing, available, one) -> NOT one.7 AND (closing - available > 0 OR one.4), closings, availables, moved) AS were_there,
    greatest(idle_before, arrayMax(
        (number, sold, lying, laid, one) -> if(NOT one.7 AND (sold > 0 OR (lying > 0 AND lying - laid <= 0)), number, 0),
        numbers, solds, lyings, laids, moved)) AS idle_since,
    greatest(there_before, arrayMax(
        (number, next, was_there, sold, closing) -> multiIf(closing > 0, next - 1, was_there OR sold > 0, number, 0),
        numbers, nexts, were_there, solds, closings)) AS there_until
FROM (
    SELECT
        variant_id,
        location_id,
        arraySort(one -> one.1, groupArray((toInt64(toInt32(day)), available, laid, gained, received, sold, is_closing))) AS moved,
        max(idle_before) AS idle_before,
        max(there_before) AS there_before
    FROM ({moved_days})
    GROUP BY variant_id, location_id
)
