-- What all rows behind a figure come to.
SELECT count() AS row_count, toString(sum(toInt128(part))) AS numerator, toString(sum(toInt128(whole))) AS denominator
FROM ({rows})
