-- Who may buy in a channel is data.
ALTER TABLE channel
    ADD COLUMN audience text NOT NULL DEFAULT 'PUBLIC',
    -- Accounts that may buy where the audience is CUSTOMERS.
    ADD COLUMN customer_ids text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT channel_audience_check CHECK (audience IN ('PUBLIC', 'CUSTOMERS', 'STAFF'));
