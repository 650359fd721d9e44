CREATE TABLE message (
    id text NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    language text NOT NULL,
    link_id text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz,
    sent_at timestamptz,
    CONSTRAINT message_pkey PRIMARY KEY (id),
    CONSTRAINT message_link_id_key UNIQUE (link_id),
    CONSTRAINT message_kind_check CHECK (kind IN ('RESET_PASSWORD', 'RESET_STAFF_PASSWORD', 'VERIFY_EMAIL')),
    CONSTRAINT message_language_check CHECK (language IN ('en', 'fr'))
);
CREATE INDEX message_due_idx ON message (due_at);
CREATE INDEX message_created_idx ON message (created_at);

CREATE TABLE one_time_link (
    id text NOT NULL,
    purpose text NOT NULL,
    email text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT one_time_link_pkey PRIMARY KEY (id),
    CONSTRAINT one_time_link_purpose_check CHECK (purpose IN ('RESET_PASSWORD', 'RESET_STAFF_PASSWORD', 'VERIFY_EMAIL'))
);
CREATE INDEX one_time_link_email_idx ON one_time_link (email);
CREATE INDEX one_time_link_expires_idx ON one_time_link (expires_at);

ALTER TABLE customer_credential ADD COLUMN verified_at timestamptz;
ALTER TABLE identifier ADD COLUMN alone boolean NOT NULL DEFAULT false;
-- Accounts that there are: the record of an address that is known by nothing else is kept for it.
UPDATE identifier i SET alone = true
WHERE i.kind = 'EMAIL' AND EXISTS (SELECT 1 FROM customer_credential c WHERE c.email = i.value)
  AND NOT EXISTS (SELECT 1 FROM identifier other WHERE other.customer_id = i.customer_id AND other.id <> i.id);
