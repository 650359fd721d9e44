ALTER TABLE orders DROP CONSTRAINT orders_fulfillment_status, DROP CONSTRAINT orders_return_status;
UPDATE orders SET fulfillment_status = 'PARTIALLY_FULFILLED' WHERE fulfillment_status = 'PARTIAL';
UPDATE orders SET return_status = 'PARTIALLY_RETURNED' WHERE return_status = 'PARTIAL';
ALTER TABLE orders
    ADD CONSTRAINT orders_fulfillment_status CHECK (fulfillment_status IN ('UNFULFILLED', 'PARTIALLY_FULFILLED', 'FULFILLED')),
    ADD CONSTRAINT orders_return_status CHECK (return_status IN ('NONE', 'PARTIALLY_RETURNED', 'RETURNED'));

-- In the words of the customer or of staff who canceled it.
ALTER TABLE orders ADD COLUMN cancel_reason text;

UPDATE orders
SET routing = routing - 'why' || jsonb_build_object('reason',
    CASE WHEN routing ->> 'why' LIKE 'the customer takes%' THEN 'CUSTOMER_LOCATION' ELSE 'RANKED' END)
WHERE routing ? 'why';
