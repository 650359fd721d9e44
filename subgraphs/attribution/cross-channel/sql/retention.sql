-- Customers of the period before: 1 for those who bought again in this one.
SELECT person, max(day >= {periodFrom:Date32}) AS amount, 1 AS times
FROM ({purchases})
GROUP BY person
HAVING min(day) < {periodFrom:Date32}
