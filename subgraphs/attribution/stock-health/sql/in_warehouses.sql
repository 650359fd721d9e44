location_id IN (SELECT location_id FROM stock_location FINAL WHERE kind = 'WAREHOUSE')
