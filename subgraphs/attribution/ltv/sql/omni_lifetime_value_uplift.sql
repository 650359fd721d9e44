-- Whether a customer is omni: orders placed in two channels or more; over the facts of one customer.
uniqExactIf(fact.channel, fact.orders = 1) >= 2
