-- Changes with every statement about who is whom and what they agreed to.
SELECT
    (SELECT count() FROM measurement_act) AS acts,
    (SELECT count() FROM customer_alias) AS aliases,
    (SELECT count() FROM identity_link) + (SELECT count() FROM withdrawn_browser) AS links
