SELECT
    (SELECT uniq(event_id) FROM order_line_fact) AS orders,
    (SELECT uniq(survivor_id, version) FROM customer_alias) + (SELECT count() FROM touchpoint WHERE source = 'associate') AS customers,
    (SELECT uniq(splitByChar(':', move_id)[1], splitByChar(':', move_id)[2]) FROM stock_move_fact) AS inventory,
    (SELECT uniq(product_id, version) FROM variant_value) AS catalog,
    (SELECT uniq(event_id) FROM service_moment WHERE kind IN ('POINTS', 'GIFT_CARD')) AS loyalty
