ALTER TABLE customer_credential ADD COLUMN join_after timestamptz;
