store_id = ''
