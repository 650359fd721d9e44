INSERT INTO withdrawn_browser
SELECT DISTINCT customer_id, anonymous_id
FROM touchpoint
WHERE person_key IN {customerIds:Array(String)} AND customer_id != '' AND anonymous_id != ''
    AND (customer_id, anonymous_id) NOT IN (SELECT customer_id, anonymous_id FROM withdrawn_browser)
