-- One customer in twenty was merged into the next.
INSERT INTO customer_alias (alias_id, survivor_id, version)
SELECT customerId(number * 20), customerId(number * 20 + 1), number + 1
FROM numbers({merges:UInt64})
