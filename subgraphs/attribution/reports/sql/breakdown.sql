SELECT {keys}{metrics}
FROM {facts}
WHERE {where}
{group}
LIMIT {limit}
