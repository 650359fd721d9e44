import { Box, Typography, useTheme } from '@mui/material';
import { useShop } from '../../../api/use-shop.ts';
import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyValueCurves } from '../../../charts/LazyValueCurves.tsx';
import type { ChartTable } from '../../../charts/TableTwin.tsx';
import type { ValueCurve } from '../../../charts/value-curves.ts';
import { FEW } from '../../../figures/few.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import type { Mode } from '../../../theme/tokens.ts';
import { StateMessage } from '../../../ui/StateMessage.tsx';
import { customerValueMessages } from './messages.ts';
import type { CustomersReport } from './report.ts';

const HEIGHT = 320;
/** More than six lines cannot be distinguished; the table has all channels. */
const MOST_LINES = 6;
/** Ages of the table. */
const MONTHS = [1, 3, 6, 12, 24] as const;

interface LifetimeCurvesProps {
  readonly report: CustomersReport;
  /** Of some customers, of whom nothing is predicted by themselves. */
  readonly isOfSegment: boolean;
}

/** What customers of each channel of acquisition brought, month by month, and what they are predicted to bring. */
export function LifetimeCurves({ report, isOfSegment }: LifetimeCurvesProps) {
  const t = useMessages(customerValueMessages);
  const formats = useFormats();
  const { palette } = useTheme();
  const { styleOf } = useShop();
  const format = useMetricFormat('MONEY', report.frame.currencyCode);
  const curves = report.channels.slice(0, MOST_LINES).map((channel) => curveOf(channel, report, styleOf, palette.mode));
  return (
    <ChartFrame
      title={t('curves')}
      summary={t('curvesLead')}
      fileName={`${t('curvesFile')} ${report.frame.before}`}
      table={useTable(report)}
    >
      {curves.some(({ seen }) => seen.length > 0) ? (
        <LazyValueCurves
          curves={curves}
          height={HEIGHT}
          formatMonth={(n) => t('month', { n: formats.count(n).text })}
          formatAxis={format.compact}
          formatValue={(value) => format.figure(value).text}
          predictedLabel={t('predicted')}
        />
      ) : (
        <StateMessage title={t('fewByChannel')} minHeight={120} />
      )}
      <Basis report={report} isOfSegment={isOfSegment} />
    </ChartFrame>
  );
}

/** The predicted line continues where the seen one ends. */
function curveOf(
  { channel, points }: CustomersReport['channels'][number],
  { predicted }: CustomersReport,
  styleOf: ReturnType<typeof useShop>['styleOf'],
  mode: Mode,
): ValueCurve {
  const code = channel?.code ?? '';
  const style = styleOf(code);
  // Of fewer customers the mean jumps with who is old enough to be in it.
  const seen = points
    .filter(({ customers }) => customers >= FEW)
    .map(({ monthsAfter, value }) => ({ month: monthsAfter, value: Number(value.amount) }));
  const end = seen.at(-1);
  const ahead = predicted?.channels.find((each) => each.channel?.code === code)?.points ?? [];
  const aheadOfEnd =
    end && ahead.length > 0
      ? [
          { ...end, low: end.value, high: end.value },
          ...ahead.map(({ monthsAhead, value, low, high }) => ({
            month: end.month + monthsAhead,
            value: end.value + Number(value.amount),
            low: end.value + Number(low.amount),
            high: end.value + Number(high.amount),
          })),
        ]
      : [];
  return {
    key: code,
    label: channel?.name ?? '–',
    color: style.color[mode],
    dash: undefined,
    points: [],
    seen,
    predicted: aheadOfEnd,
  };
}

function useTable({ channels, predicted, frame }: CustomersReport): ChartTable {
  const t = useMessages(customerValueMessages);
  const formats = useFormats();
  return {
    columns: [
      t('channel'),
      t('customers'),
      ...MONTHS.map((months) => t('afterMonths', { smart_count: months })),
      t('nextYear'),
      `${t('nextYear')}, ${t('nextYearRange')}`,
    ],
    rows: channels.map(({ channel, customers, points }) => {
      const year = predicted?.channels.find((each) => each.channel?.code === channel?.code)?.points.at(-1);
      const amount = (months: number) => points.find(({ monthsAfter }) => monthsAfter === months)?.value.amount;
      return [
        channel?.name ?? '–',
        customers,
        ...MONTHS.map((months) => (amount(months) === undefined ? null : Number(amount(months)))),
        year ? Number(year.value.amount) : null,
        year
          ? `${formats.money(year.low.amount, frame.currencyCode).text} – ${formats.money(year.high.amount, frame.currencyCode).text}`
          : null,
      ];
    }),
    formatCell: (cell, column) => {
      if (cell === null) return '–';
      if (typeof cell !== 'number') return cell;
      return column === 1 ? formats.count(cell).text : formats.money(cell, frame.currencyCode).text;
    },
  };
}

/** When the models were fitted and of what, and what makes them doubtful. */
function Basis({ report: { predicted }, isOfSegment }: LifetimeCurvesProps) {
  const t = useMessages(customerValueMessages);
  const formats = useFormats();
  const words = predicted
    ? [
        t('fitted', {
          time: formats.instant(predicted.computedAt),
          customers: formats.count(predicted.customers).text,
          repeaters: formats.count(predicted.repeaters).text,
        }),
        ...(predicted.identityChanges > 0 ? [t('identityChanges', { smart_count: predicted.identityChanges })] : []),
      ]
    : [t(isOfSegment ? 'notOfSegment' : 'notFitted')];
  const doubts = [
    ...(predicted?.isUncertain ? [t('uncertain')] : []),
    ...(predicted?.isCorrelationHigh
      ? [t('correlated', { r: formats.decimal(Number(predicted.spendCorrelation)).text })]
      : []),
  ];
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="caption" component="p" color="text.secondary">
        {words.join(' ')}
      </Typography>
      {doubts.length > 0 ? (
        <Typography variant="caption" component="p" color="warning.main">
          {doubts.join(' ')}
        </Typography>
      ) : null}
    </Box>
  );
}
