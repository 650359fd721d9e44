-- Every change of the identity graph takes the next value while it holds the locks of the components it changes.
CREATE SEQUENCE identity_version;

CREATE TABLE customer (
    id text NOT NULL,
    survivor_id text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    source text NOT NULL,
    first_name text,
    last_name text,
    email text,
    phone text,
    locale text,
    first_key text GENERATED ALWAYS AS (translate(lower(first_name), 'àâäáãçéèêëîïíìôöóòõùûüúÿñÀÂÄÁÃÇÉÈÊËÎÏÍÌÔÖÓÒÕÙÛÜÚŸÑ', 'aaaaaceeeeiiiiooooouuuuynaaaaaceeeeiiiiooooouuuuyn')) STORED,
    last_key text GENERATED ALWAYS AS (translate(lower(last_name), 'àâäáãçéèêëîïíìôöóòõùûüúÿñÀÂÄÁÃÇÉÈÊËÎÏÍÌÔÖÓÒÕÙÛÜÚŸÑ', 'aaaaaceeeeiiiiooooouuuuynaaaaaceeeeiiiiooooouuuuyn')) STORED,
    CONSTRAINT customer_pkey PRIMARY KEY (id),
    CONSTRAINT customer_survivor_fkey FOREIGN KEY (survivor_id) REFERENCES customer (id)
);
CREATE INDEX customer_survivor_idx ON customer (survivor_id);
CREATE INDEX customer_newest_idx ON customer (created_at DESC, id DESC) WHERE id = survivor_id;
CREATE INDEX customer_name_idx ON customer (coalesce(last_key, ''), coalesce(first_key, ''), id) WHERE id = survivor_id;
CREATE INDEX customer_first_key_idx ON customer (first_key text_pattern_ops);
CREATE INDEX customer_last_key_idx ON customer (last_key text_pattern_ops);
CREATE INDEX customer_email_idx ON customer (lower(email) text_pattern_ops);

CREATE TABLE identifier (
    id text NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    customer_id text NOT NULL,
    source text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    verified_at timestamptz,
    shared_at timestamptz,
    CONSTRAINT identifier_pkey PRIMARY KEY (id),
    CONSTRAINT identifier_value_key UNIQUE (kind, value),
    CONSTRAINT identifier_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT identifier_kind_check CHECK (kind IN ('EMAIL', 'PHONE', 'CARD_TOKEN', 'LOYALTY_CARD', 'DEVICE', 'ANONYMOUS_ID', 'SOCIAL_HANDLE', 'EXTERNAL'))
);
CREATE INDEX identifier_customer_idx ON identifier (customer_id);

CREATE TABLE token_sighting (
    token_id text NOT NULL,
    seen_with_id text NOT NULL,
    seen_with_kind text NOT NULL,
    CONSTRAINT token_sighting_pkey PRIMARY KEY (token_id, seen_with_id),
    CONSTRAINT token_sighting_token_fkey FOREIGN KEY (token_id) REFERENCES identifier (id),
    CONSTRAINT token_sighting_seen_with_fkey FOREIGN KEY (seen_with_id) REFERENCES identifier (id)
);

CREATE TABLE alias_edge (
    id text NOT NULL,
    left_id text NOT NULL,
    right_id text NOT NULL,
    kind text NOT NULL,
    evidence_ids text[] NOT NULL,
    evidence_key text NOT NULL,
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    CONSTRAINT alias_edge_pkey PRIMARY KEY (id),
    CONSTRAINT alias_edge_evidence_key UNIQUE (left_id, right_id, evidence_key),
    CONSTRAINT alias_edge_left_fkey FOREIGN KEY (left_id) REFERENCES customer (id),
    CONSTRAINT alias_edge_right_fkey FOREIGN KEY (right_id) REFERENCES customer (id),
    CONSTRAINT alias_edge_ends_check CHECK (left_id <> right_id),
    CONSTRAINT alias_edge_kind_check CHECK (kind IN ('EVIDENCE', 'MANUAL'))
);
CREATE INDEX alias_edge_right_idx ON alias_edge (right_id);
CREATE INDEX alias_edge_evidence_idx ON alias_edge USING gin (evidence_ids) WHERE removed_at IS NULL;

CREATE TABLE separation (
    left_id text NOT NULL,
    right_id text NOT NULL,
    created_at timestamptz NOT NULL,
    lifted_at timestamptz,
    CONSTRAINT separation_pkey PRIMARY KEY (left_id, right_id),
    CONSTRAINT separation_left_fkey FOREIGN KEY (left_id) REFERENCES customer (id),
    CONSTRAINT separation_right_fkey FOREIGN KEY (right_id) REFERENCES customer (id)
);
CREATE INDEX separation_right_idx ON separation (right_id);

CREATE TABLE merge_event (
    id text NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    survivor_id text NOT NULL,
    merged_id text NOT NULL,
    evidence_ids text[] NOT NULL,
    actor text NOT NULL,
    reason text,
    CONSTRAINT merge_event_pkey PRIMARY KEY (id),
    CONSTRAINT merge_event_kind_check CHECK (kind IN ('MERGED', 'UNMERGED'))
);
CREATE INDEX merge_event_survivor_idx ON merge_event (survivor_id, at);
CREATE INDEX merge_event_merged_idx ON merge_event (merged_id, at);
SELECT passerelle_append_only('merge_event');

CREATE TABLE merge_review (
    id text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    identifier_id text,
    customer_ids text[] NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by text,
    note text,
    CONSTRAINT merge_review_pkey PRIMARY KEY (id),
    CONSTRAINT merge_review_identifier_fkey FOREIGN KEY (identifier_id) REFERENCES identifier (id),
    CONSTRAINT merge_review_kind_check CHECK (kind IN ('SHARED_TOKEN', 'SEPARATED', 'UNVERIFIED_CLAIM'))
);
CREATE INDEX merge_review_open_idx ON merge_review (created_at, id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX merge_review_once_idx ON merge_review (kind, subject) WHERE closed_at IS NULL;

CREATE TABLE timeline_entry (
    id text NOT NULL,
    customer_id text NOT NULL,
    occurred_at timestamptz NOT NULL,
    type text NOT NULL,
    channel text,
    location_id text,
    order_id text,
    data jsonb NOT NULL,
    CONSTRAINT timeline_entry_pkey PRIMARY KEY (id),
    CONSTRAINT timeline_entry_type_check CHECK (type IN ('ORDER', 'RETURN', 'CANCELLATION', 'POINTS', 'GIFT_CARD', 'INTERACTION', 'VISIT', 'MERGE', 'SIGN_UP'))
);
CREATE INDEX timeline_entry_customer_idx ON timeline_entry (customer_id, occurred_at DESC, id DESC);

CREATE TABLE interaction (
    id text NOT NULL,
    customer_id text NOT NULL,
    staff_id text,
    location_id text,
    kind text NOT NULL,
    variant_ids text[] NOT NULL,
    note text,
    sentiment smallint,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT interaction_pkey PRIMARY KEY (id),
    CONSTRAINT interaction_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT interaction_kind_check CHECK (kind IN ('ADVICE', 'HANDLED', 'TRY_ON', 'DEMO', 'MESSAGE', 'CALL')),
    CONSTRAINT interaction_sentiment_check CHECK (sentiment BETWEEN -2 AND 2)
);
CREATE INDEX interaction_customer_idx ON interaction (customer_id, occurred_at);

CREATE TABLE customer_credential (
    customer_id text NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT customer_credential_pkey PRIMARY KEY (customer_id),
    CONSTRAINT customer_credential_email_key UNIQUE (email),
    CONSTRAINT customer_credential_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id)
);

CREATE TABLE staff (
    id text NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    roles text[] NOT NULL,
    location_ids text[] NOT NULL,
    active boolean NOT NULL DEFAULT true,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT staff_pkey PRIMARY KEY (id),
    CONSTRAINT staff_email_key UNIQUE (email),
    CONSTRAINT staff_roles_check CHECK (roles <@ ARRAY['EXECUTIVE', 'MERCHANDISER', 'ASSOCIATE', 'SERVICE', 'ADMIN'])
);

CREATE TABLE session (
    id text NOT NULL,
    kind text NOT NULL,
    subject_id text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT session_pkey PRIMARY KEY (id),
    CONSTRAINT session_kind_check CHECK (kind IN ('customer', 'staff'))
);
CREATE INDEX session_subject_idx ON session (subject_id);
CREATE INDEX session_revoked_idx ON session (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX session_expires_idx ON session (expires_at);

CREATE TABLE refresh_token (
    token_hash text NOT NULL,
    session_id text NOT NULL,
    issued_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT refresh_token_pkey PRIMARY KEY (token_hash),
    CONSTRAINT refresh_token_session_fkey FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_session_idx ON refresh_token (session_id);

CREATE TABLE sign_in_attempt (
    account text NOT NULL,
    failures integer NOT NULL,
    window_started_at timestamptz NOT NULL,
    CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (account)
);

CREATE TABLE first_admin_code (
    one boolean NOT NULL DEFAULT true,
    code_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT first_admin_code_pkey PRIMARY KEY (one),
    CONSTRAINT first_admin_code_one_check CHECK (one)
);
