-- Each store numbers its own terminals.
DROP INDEX orders_terminal_id_terminal_sequence_key;
CREATE UNIQUE INDEX orders_pos_sale_key ON orders (selling_location_id, terminal_id, terminal_sequence);
