import { TableCell, Typography } from '@mui/material';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useReadingFigure } from '../../../figures/reading-figure.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import type { MetricReading } from '../../../reports/MetricCard.tsx';
import { OpenFigure } from '../../../reports/OpenFigure.tsx';
import { serviceMessages } from './messages.ts';

/** A figure in a table, with its interval and observations below. */
export function ReadingCell({ reading, currency }: { reading: MetricReading; currency: string }) {
  const t = useMessages(serviceMessages);
  const formats = useFormats();
  const { low, high, n } = reading;
  const format = useMetricFormat(reading.metric.unit, currency);
  const text = (figure: string) => format.figure(Number(figure)).text;
  const figure = useReadingFigure(reading.metric.unit, currency)(reading);
  const count = t('n', { n: formats.count(n).text });
  const interval = low !== null && high !== null ? t('interval', { low: text(low), high: text(high) }) : null;
  return (
    <TableCell align="right">
      {figure === null ? (
        '–'
      ) : (
        <OpenFigure drill={reading.drill} name={reading.metric.label} text={figure.text}>
          {figure.text}
        </OpenFigure>
      )}
      <Typography variant="caption" component="div" color="text.secondary">
        {interval === null ? count : `${interval} · ${count}`}
      </Typography>
    </TableCell>
  );
}
