INSERT INTO variant_value (variant_id, product_id, currency, cost_minor, version)
SELECT variantId(number), productId(intDiv(number, 3)), 'EUR', 600 + number % 4000, 1
FROM numbers(60000)
