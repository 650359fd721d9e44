-- Units of a variant that one session or customer may hold; null for any number.
ALTER TABLE channel ADD COLUMN max_held_quantity integer DEFAULT 20;
ALTER TABLE channel ADD CONSTRAINT channel_max_held_quantity_check CHECK (max_held_quantity BETWEEN 1 AND 100000);
