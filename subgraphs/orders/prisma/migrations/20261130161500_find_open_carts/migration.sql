-- Staff list open carts, those changed last first.
CREATE INDEX cart_open_idx ON cart (updated_at DESC, id DESC) WHERE status = 'OPEN' AND checkout_order_id IS NULL;
