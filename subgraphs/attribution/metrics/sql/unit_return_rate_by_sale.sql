-- Ten-thousandths, rounded half up; over facts dated the day of their sale.
if(sum(units) > 0, intDiv(20000 * sum(returned_units) + sum(units), 2 * sum(units)), NULL)
