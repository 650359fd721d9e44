-- Which browsers were seen with which customers. Grouped, not DISTINCT: two thirds of its CPU, and it can go to the disk.
SELECT customer_id, anonymous_id FROM touchpoint
WHERE customer_id != '' AND anonymous_id != '' AND NOT match(anonymous_id, {customerId:String})
GROUP BY customer_id, anonymous_id
UNION DISTINCT
SELECT customer_id, anonymous_id FROM identity_link WHERE NOT match(anonymous_id, {customerId:String})
