-- One row per variant and location: its moves as arrays, by the number of their day, and of each day with moves what was
-- there and what stayed until the next. Sorting all moves with their ids, as windows do, and grouping them by day first
-- cost several times as much.
SELECT
    variant_id,
    location_id,
    moved_on,
    laids,
    receiveds,
    solds,
    numbers,
    arrayPushBack(arrayPopFront(numbers), toInt64(toInt32({until:Date32}))) AS nexts,
    closings,
    lyings,
    -- Moves of a day are in the order of what they add: its last says whether any did.
    arrayMap(
        (last, number, begun) -> number > closed_on AND (begun > 0 OR last.2 > 0),
        lasts, numbers, arrayPushFront(arrayPopBack(closings), toInt64(0))) AS were_there,
    greatest(idle_before, sold_last, arrayMax(
        (number, lying, lay) -> if(number > closed_on AND lying > 0 AND lay <= 0, number, 0),
        numbers, lyings, arrayPushFront(arrayPopBack(lyings), toInt64(0)))) AS idle_since,
    greatest(there_before, sold_last, arrayMax(
        (number, next, was_there, closing) -> multiIf(closing > 0, next - 1, was_there, number, 0),
        numbers, nexts, were_there, closings)) AS there_until
FROM (
    SELECT
        variant_id,
        location_id,
        arraySort(groupArray((number, available, laid, received, sold))) AS moved,
        max(moves.closed_on) AS closed_on,
        max(moves.idle_before) AS idle_before,
        max(moves.there_before) AS there_before,
        max(if(moves.sold > 0, moves.number, 0)) AS sold_last,
        arrayMap(one -> one.1, moved) AS moved_on,
        arrayMap(one -> one.3, moved) AS laids,
        arrayMap(one -> one.4, moved) AS receiveds,
        arrayMap(one -> one.5, moved) AS solds,
        arrayMap((number, next) -> number != next, moved_on, arrayPushBack(arrayPopFront(moved_on), toInt64(-1000000))) AS ends,
        arrayFilter((one, is_end) -> is_end, moved, ends) AS lasts,
        arrayMap(one -> one.1, lasts) AS numbers,
        arrayFilter((closing, is_end) -> is_end, arrayCumSum(one -> one.2, moved), ends) AS closings,
        arrayFilter((lying, is_end) -> is_end, arrayCumSum(laids), ends) AS lyings
    FROM ({moves}) AS moves
    GROUP BY variant_id, location_id
)
