-- As the shop marks what moves.
INSERT INTO stock_closing_mark (month, variant_id, location_id, marks)
SELECT DISTINCT month, variant_id, location_id, 1 FROM stock_move_fact
