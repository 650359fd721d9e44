sumIf(gross_minor - discount_minor - returns_minor, customer_kind = 'GUEST')
