CREATE TABLE consent_act (
    id text NOT NULL,
    customer_id text NOT NULL,
    purpose text NOT NULL,
    channel text NOT NULL,
    address text NOT NULL,
    state text NOT NULL,
    happened_at timestamptz,
    learned_at timestamptz NOT NULL,
    confirm_before timestamptz,
    source text NOT NULL,
    text_version text NOT NULL,
    actor text NOT NULL,
    CONSTRAINT consent_act_pkey PRIMARY KEY (id),
    CONSTRAINT consent_act_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT consent_act_purpose_check CHECK (purpose IN ('ANALYTICS', 'LOCATION', 'MARKETING', 'PERSONALIZATION')),
    CONSTRAINT consent_act_channel_check CHECK (channel IN ('EMAIL', 'MAIL', 'MESSENGER', 'PHONE', 'PUSH', 'SMS', 'WEB')),
    CONSTRAINT consent_act_state_check CHECK (state IN ('GRANTED', 'PENDING', 'WITHDRAWN'))
);
CREATE INDEX consent_act_customer_idx ON consent_act (customer_id, learned_at);
SELECT passerelle_append_only('consent_act');
