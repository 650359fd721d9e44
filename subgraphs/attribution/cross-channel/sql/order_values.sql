-- What the orders of each customer in one place were worth, and how many they were.
SELECT {person} AS person, sum(sale.value) AS amount, count() AS times
FROM ({orders}) AS sale
{survivors}
WHERE sale.customer_id != ''
GROUP BY person
