INSERT INTO identity_link (customer_id, anonymous_id)
SELECT DISTINCT customer_id, anonymous_id FROM ({orders}) WHERE customer_id != '' AND anonymous_id != ''
