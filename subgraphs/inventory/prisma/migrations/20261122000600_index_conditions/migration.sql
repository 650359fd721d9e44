-- Levels that somebody has to look after, few among many.
CREATE INDEX inventory_level_short_idx ON inventory_level (id) WHERE shortage > 0;
CREATE INDEX inventory_level_incoming_idx ON inventory_level (id) WHERE incoming > 0;
