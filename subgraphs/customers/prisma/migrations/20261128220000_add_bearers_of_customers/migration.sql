-- Every change of a customer takes the next value.
CREATE SEQUENCE customer_version AS integer;

ALTER TABLE customer ADD COLUMN bearer_id text;
ALTER TABLE customer ADD COLUMN version integer NOT NULL DEFAULT nextval('customer_version');
CREATE INDEX customer_bearer_idx ON customer (bearer_id);
UPDATE customer SET bearer_id = id WHERE id IN (SELECT customer_id FROM customer_credential);

ALTER TABLE customer_alias ADD COLUMN bearer_id text;
CREATE INDEX customer_alias_bearer_idx ON customer_alias (bearer_id);
