-- What all rows behind a figure come to, those of each side apart.
SELECT side, count() AS row_count, toString(sum(toInt128(part))) AS numerator, toString(sum(toInt128(whole))) AS denominator
FROM ({rows})
GROUP BY side
ORDER BY side
