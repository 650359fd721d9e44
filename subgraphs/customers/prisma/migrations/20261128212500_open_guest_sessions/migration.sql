ALTER TABLE session DROP CONSTRAINT session_kind_check;
ALTER TABLE session ADD CONSTRAINT session_kind_check CHECK (kind IN ('customer', 'guest', 'staff'));
ALTER TABLE session ADD COLUMN request_key text;
ALTER TABLE session ADD CONSTRAINT session_request_key_key UNIQUE (request_key);
