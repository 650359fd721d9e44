-- Whose session holds the units, for the limits on them. Holds of before count for nobody: they end within the day.
ALTER TABLE stock_hold ADD COLUMN holder_id text;
CREATE INDEX stock_hold_holder_idx ON stock_hold (holder_id, status);
