-- Until when the stock keeps the cart's units for it; null when it keeps none.
ALTER TABLE cart ADD COLUMN held_until timestamptz;
