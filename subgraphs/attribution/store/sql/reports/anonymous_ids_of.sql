-- Anonymous ids that were seen together with a customer's id.
SELECT DISTINCT person_key AS customer_id, anonymous_id
FROM touchpoint
WHERE person_key IN {customerIds:Array(String)} AND customer_id != '' AND anonymous_id != ''
