-- Variants and locations to which moves came in a month of the marks, or earlier.
(variant_id, location_id) IN (SELECT variant_id, location_id FROM {marked} WHERE month < {until:Date32})
