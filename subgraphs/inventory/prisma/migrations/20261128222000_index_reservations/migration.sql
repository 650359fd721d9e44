-- Reservations of all stores, the last one first.
CREATE INDEX stock_hold_reservation_idx ON stock_hold (id DESC) WHERE kind = 'E_RESERVATION';
