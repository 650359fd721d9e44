-- Goods tried on in the period, and those of them of which an outcome was recorded.
SELECT sum(units) AS tried, sum(recorded_units) AS recorded
FROM service_moment
WHERE kind = 'TRY_ON' AND {moments}
