ALTER TABLE customer_alias ADD COLUMN bearer_id text;
CREATE INDEX customer_alias_bearer_idx ON customer_alias (bearer_id);
