-- Requests by variant and the store that had it; no store where none had. What was lost is at most what the store had.
SELECT
    variant_id,
    location_id,
    count() AS requests,
    countIf(held_units > 0) AS held_requests,
    sum(units) AS asked,
    max(held_units) AS held,
    sum(value_minor) AS value,
    multiIf(held = 0, 0, asked <= held, value, intDiv(2 * value * held + asked, 2 * asked)) AS lost_minor
FROM ({missed})
GROUP BY variant_id, location_id
