-- Version of the cart that the units are held for: a change that comes late must not undo a later one.
ALTER TABLE stock_hold ADD COLUMN owner_version integer;
