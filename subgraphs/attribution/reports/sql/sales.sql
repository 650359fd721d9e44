SELECT {keys}{metrics}
FROM order_line_fact
WHERE {where}
{group}
LIMIT 10001
