store_id != ''
