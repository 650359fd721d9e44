-- Touchpoints of the facts, repeated ones too: it grows with each arrival, which the data version does not count.
SELECT count() AS touchpoints FROM touchpoint
