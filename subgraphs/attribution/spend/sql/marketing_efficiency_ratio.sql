-- Hundredths, rounded half up.
if({spent:Int64} = 0, NULL, toInt128(floor((toDecimal256({net:Int64}, 4) * 200 + {spent:Int64}) / (2 * toDecimal256({spent:Int64}, 4)))))
