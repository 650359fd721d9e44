-- Ten-thousandths, rounded half up; over one row per customer with the number of channels of the orders.
if(count() > 0, intDiv(20000 * countIf(channels >= 2) + count(), 2 * count()), NULL)
