CREATE INDEX orders_total_idx ON orders (total_minor DESC, id DESC);
