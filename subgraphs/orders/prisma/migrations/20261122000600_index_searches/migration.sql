-- What staff look orders up by: a number or a title from its start, in any case; states that few orders are in.
CREATE INDEX orders_number_search_idx ON orders (lower(order_number) text_pattern_ops);
CREATE INDEX order_line_title_search_idx ON order_line (lower(product_title) text_pattern_ops);
CREATE INDEX orders_status_idx ON orders (status, created_at DESC, id DESC) WHERE status <> 'PLACED';
