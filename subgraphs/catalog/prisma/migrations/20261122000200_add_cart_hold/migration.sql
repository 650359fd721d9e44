-- Minutes for which a cart of the channel holds its units; null where carts hold none.
ALTER TABLE channel ADD COLUMN cart_hold_minutes integer;
ALTER TABLE channel ADD CONSTRAINT channel_cart_hold_check CHECK (cart_hold_minutes BETWEEN 1 AND 1440);
