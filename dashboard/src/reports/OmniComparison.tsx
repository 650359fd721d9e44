import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { MetricNature } from '../figures/delta.ts';
import type { Observed } from '../figures/few.ts';
import { useMetricFormat } from '../figures/metric-format.ts';
import { useReadingFigure } from '../figures/reading-figure.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { MetricCard, type MetricReading } from './MetricCard.tsx';
import { frameMessages, omniMessages } from './messages.ts';
import { OpenFigure } from './OpenFigure.tsx';

interface Value extends Observed {
  readonly value: string | null;
  readonly low?: string | null;
  readonly high?: string | null;
  readonly drill?: string | null;
}

interface OmniComparisonProps {
  /** What is compared. */
  readonly label: string;
  readonly lead: string;
  /** What the orders of the table are counted over. */
  readonly byOrders: string;
  /** What `OmniComparison` of the API selects. */
  readonly comparison: {
    readonly omni: MetricReading;
    readonly mono: MetricReading;
    readonly uplift: MetricReading;
    readonly standardizedUplift: Value;
    readonly strata: ReadonlyArray<{ readonly orders: string; readonly omni: Value; readonly mono: Value }>;
  };
  readonly currency: string;
}

/** A figure of customers of several channels against that of one: the uplift, by number of orders, and at equal numbers. */
export function OmniComparison({ label, lead, byOrders, comparison, currency }: OmniComparisonProps) {
  const t = useMessages(omniMessages);
  const { omni, mono, uplift, standardizedUplift, strata } = comparison;
  return (
    <Box component="section" aria-label={label} sx={{ minWidth: 0 }}>
      <MetricCard
        reading={{ ...uplift, metric: { ...uplift.metric, label: t('upliftOf', { label }) } }}
        currency={currency}
      />
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1.5, mb: 0.5 }}>
        {lead}
      </Typography>
      <Box role="region" aria-label={`${label}, ${byOrders}`} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('orders')}</TableCell>
              <TableCell align="right">{t('omni')}</TableCell>
              <TableCell align="right">{t('mono')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {[...strata, { orders: t('app.all'), omni, mono }].map((row) => (
              <TableRow key={row.orders}>
                <TableCell component="th" scope="row">
                  {row.orders}
                </TableCell>
                <GroupCell
                  value={row.omni}
                  unit={omni.metric.unit}
                  currency={currency}
                  name={`${label}, ${t('omni')}, ${row.orders}`}
                />
                <GroupCell
                  value={row.mono}
                  unit={omni.metric.unit}
                  currency={currency}
                  name={`${label}, ${t('mono')}, ${row.orders}`}
                />
              </TableRow>
            ))}
            <TableRow>
              <TableCell component="th" scope="row">
                {t('standardized')}
              </TableCell>
              <TableCell align="right" colSpan={2}>
                <Reading value={standardizedUplift} unit="RATE" currency={currency} name={t('standardized')} />
              </TableCell>
            </TableRow>
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

interface ReadingProps {
  readonly value: Value;
  readonly unit: MetricNature['unit'];
  readonly currency: string;
  /** Of the figure, as the head of its rows. */
  readonly name: string;
}

function GroupCell(reading: ReadingProps) {
  return (
    <TableCell align="right">
      <Reading {...reading} />
    </TableCell>
  );
}

function Reading({ value: reading, unit, currency, name }: ReadingProps) {
  const { n, low = null, high = null, drill } = reading;
  const t = useMessages(frameMessages);
  const formats = useFormats();
  const format = useMetricFormat(unit, currency);
  const figure = useReadingFigure(unit, currency)(reading)?.text;
  const write = (text: string) => format.figure(Number(text)).text;
  return (
    <>
      {figure === undefined ? (
        '–'
      ) : (
        <OpenFigure drill={drill} name={name} text={figure}>
          {figure}
        </OpenFigure>
      )}
      <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
        {low !== null && high !== null ? `${t('interval', { low: write(low), high: write(high) })} · ` : ''}
        {t('count', { n: formats.count(n).text })}
      </Typography>
    </>
  );
}
