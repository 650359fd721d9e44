sum(gross_minor)
