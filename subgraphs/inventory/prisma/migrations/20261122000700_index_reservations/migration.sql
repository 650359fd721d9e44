-- How many visits somebody has units set aside for.
CREATE INDEX stock_hold_visitor_idx ON stock_hold (requested_by) WHERE status = 'LIVE' AND kind = 'E_RESERVATION';
