-- Variants of which a warehouse had units at the end of the period.
SELECT variant_id
FROM ({moves})
GROUP BY variant_id, location_id
HAVING sum(available) > 0
