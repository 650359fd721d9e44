-- The customers behind one cell of the grid, those who spent the most first.
SELECT person, toString(last_day) AS last_day, placed, net, r, f, m
FROM ({scores})
WHERE r = {r:UInt8} AND intDiv(f + m + 1, 2) = {fm:UInt8}
ORDER BY net DESC, person
LIMIT {limit:UInt32}
