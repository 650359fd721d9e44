-- Marks that came since stay. The same marks may be cleared another day, which is no repetition of this time.
INSERT INTO stock_closing_mark (month, variant_id, location_id, marks) SETTINGS insert_deduplicate = 0
SELECT month, variant_id, location_id, -seen AS marks FROM {marked}
