ALTER TABLE stock_hold ADD COLUMN opened_from text;
-- Few rows at any time: the address is forgotten after a minute.
CREATE INDEX stock_hold_opened_idx ON stock_hold (opened_from, created_at) WHERE opened_from IS NOT NULL;
