-- An order was placed, canceled since or not; one that an import took back, at its own instant, never was.
kind = 'PLACED' AND (order_id, occurred_at) NOT IN (
    SELECT order_id, occurred_at FROM order_line_fact WHERE kind = 'CANCELED'{within}
)
