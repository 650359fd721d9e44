-- Hundredths, of the exact costs, rounded half up.
if(
    newcomers = 0 OR retained = 0 OR {retention:Int64} = 0,
    NULL,
    intDiv(
        toInt128(200) * {acquisition:Int64} * retained + toInt128({retention:Int64}) * newcomers,
        toInt128(2) * {retention:Int64} * newcomers
    )
)
