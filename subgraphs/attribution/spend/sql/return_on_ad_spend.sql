-- Hundredths, rounded half up.
if(spent = 0, NULL, toInt128(floor((toDecimal256(credited, 4) * 200 + spent) / (2 * toDecimal256(spent, 4)))))
