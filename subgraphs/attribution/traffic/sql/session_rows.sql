-- Figures and steps of sessions by some of their dimensions, the most frequent first; by several lists of them at once, since
-- making the sessions costs more than counting them.
WITH {sessions}
SELECT
    cell.1 AS breakdown,
    cell.2 AS row_keys,
    [countIf(NOT is_bot AND has_product), countIf(NOT is_bot AND has_cart), countIf(NOT is_bot AND has_checkout), countIf(NOT is_bot AND has_order)] AS steps,
    {metrics},
    sumIf(pages * pages, NOT is_bot) AS pages_squared,
    sumIf(toFloat64(sales_minor) * sales_minor, NOT is_bot) AS sales_squared,
    {page_steps} AS page_steps,
    sumIf(order_count, NOT is_bot) AS order_count,
    sumIf(order_units, NOT is_bot) AS order_units,
    uniqExactIf(day, NOT is_bot) AS day_count,
    minIf(started_ms, NOT is_bot) AS first_ms
FROM (SELECT *, {cells} AS cell FROM sessions)
GROUP BY cell
ORDER BY countIf(NOT is_bot) DESC, row_keys
LIMIT {first:UInt32} BY breakdown
