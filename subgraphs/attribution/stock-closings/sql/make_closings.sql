INSERT INTO stock_closing (closed_before, variant_id, location_id, available, on_hand, idle_since, there_until, version)
SELECT
    {until:Date32} AS closed_before,
    variant_id,
    location_id,
    arrayElement(closings, -1) AS available,
    arrayElement(lyings, -1) AS on_hand,
    addDays(toDate32('1970-01-01'), history.idle_since) AS idle_since,
    addDays(toDate32('1970-01-01'), history.there_until) AS there_until,
    {version:UInt64} AS version
FROM ({histories}) AS history
