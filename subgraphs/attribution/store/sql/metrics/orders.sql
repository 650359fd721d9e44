sum({order_count})
