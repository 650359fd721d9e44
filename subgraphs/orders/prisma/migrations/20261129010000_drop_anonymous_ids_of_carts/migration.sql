-- A guest session is the only proof of a browser: no cart and no order names a visitor otherwise.
ALTER TABLE cart DROP COLUMN anonymous_id;
ALTER TABLE orders DROP COLUMN anonymous_id;
