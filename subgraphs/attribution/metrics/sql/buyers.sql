-- Over one row per customer who placed an order.
count()
