-- What a customer says or shows in the store; the id is too long for that.
ALTER TABLE stock_hold ADD COLUMN code text;
UPDATE stock_hold SET code = upper(left(encode(sha256(owner_id::bytea), 'hex'), 8)) WHERE kind = 'E_RESERVATION';
CREATE INDEX stock_hold_code_idx ON stock_hold (code, created_at DESC) WHERE code IS NOT NULL;
