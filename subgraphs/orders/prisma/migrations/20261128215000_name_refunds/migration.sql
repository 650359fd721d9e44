ALTER TABLE fulfillment_order RENAME COLUMN tracking_code TO tracking_number;

-- Each refund can be named. The default fills in those that are there, in the form of all ids.
ALTER TABLE refund ADD COLUMN id text NOT NULL
    DEFAULT 'rfn_' || overlay(gen_random_uuid()::text PLACING '7' FROM 15 FOR 1);
ALTER TABLE refund ALTER COLUMN id DROP DEFAULT;
CREATE UNIQUE INDEX refund_id_key ON refund (id);

ALTER TABLE payment DROP CONSTRAINT payment_status;
UPDATE payment SET status = 'PENDING' WHERE status = 'INTENDED';
ALTER TABLE payment ADD CONSTRAINT payment_status
    CHECK (status IN ('PENDING', 'REQUIRES_ACTION', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED'));
