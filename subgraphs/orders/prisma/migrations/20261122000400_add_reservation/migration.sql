-- Id or code of the reservation that a till sale collects, as the till sent it.
ALTER TABLE orders ADD COLUMN reservation text;
