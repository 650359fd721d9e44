CREATE INDEX fulfillment_order_created_idx ON fulfillment_order (created_at, id);
