ALTER TABLE customer_credential DROP CONSTRAINT customer_credential_email_key;
ALTER TABLE customer_credential ADD COLUMN is_first boolean NOT NULL DEFAULT false,
    ADD COLUMN joined_at timestamptz;
CREATE INDEX customer_credential_email_idx ON customer_credential (email, created_at);
-- An address belongs to one account at most: the one that has proved it.
CREATE UNIQUE INDEX customer_credential_proved_key ON customer_credential (email) WHERE verified_at IS NOT NULL;
CREATE INDEX customer_credential_waiting_idx ON customer_credential (created_at) WHERE is_first AND joined_at IS NULL;
-- Accounts that there are joined when they were opened.
UPDATE customer_credential SET is_first = true, joined_at = created_at;
