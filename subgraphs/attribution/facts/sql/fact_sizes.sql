SELECT
    (SELECT uniq(event_id) FROM order_line_fact) AS orders,
    (SELECT uniq(survivor_id, version) FROM customer_alias) + (SELECT count() FROM touchpoint WHERE source = 'associate') AS customers
