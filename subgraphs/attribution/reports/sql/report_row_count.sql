-- How many lines are behind a figure.
SELECT count() AS count
FROM {facts}
WHERE {where}
