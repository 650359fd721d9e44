-- Variants and the stores that had them, the most lost money first.
SELECT variant_id, location_id, requests, asked, held, lost_minor
FROM ({holders})
WHERE location_id != '' AND {after}
ORDER BY lost_minor DESC, variant_id, location_id
LIMIT {limit:UInt32}
