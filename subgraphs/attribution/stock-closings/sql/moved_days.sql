-- What moved, by variant, location and day, and what was there at the closing.
SELECT
    variant_id,
    location_id,
    toDate32(number) AS day,
    sum(moves.available) AS available,
    max(moves.available > 0 AND number > closed_on) AS gained,
    max(number = closed_on) AS is_closing
FROM ({moves}) AS moves
GROUP BY variant_id, location_id, number
