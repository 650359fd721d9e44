-- Delivery that a return gives back, a fee that it keeps, and why money went back without goods.
ALTER TABLE order_return ADD COLUMN shipping_net_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE order_return ADD COLUMN shipping_tax_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE order_return ADD COLUMN fee_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE order_return ADD COLUMN reason text;
ALTER TABLE order_return ADD CONSTRAINT order_return_extras_check
    CHECK (shipping_net_minor >= 0 AND shipping_tax_minor >= 0 AND fee_minor >= 0);
