-- Hundredths, of the exact costs, rounded half up.
if(
    newcomers = 0 OR retained = 0 OR retention = 0,
    NULL,
    intDiv(
        toInt128(200) * acquisition * retained + toInt128(retention) * newcomers,
        toInt128(2) * retention * newcomers
    )
)
