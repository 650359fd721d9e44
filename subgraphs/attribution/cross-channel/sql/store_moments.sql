-- Moments at which people were in a store: visits, purchases there, orders that they collected.
SELECT person, at FROM ({touches}) WHERE is_store
UNION ALL
SELECT person, at FROM ({purchases}) WHERE is_store
UNION ALL
SELECT person, at FROM ({pickups})
