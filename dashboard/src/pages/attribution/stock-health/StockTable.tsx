import { Link as TextLink } from '@mui/material';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import type { ReportInput } from '../../../api/generated/attribution/reports.ts';
import { stockHealthRowsDocument } from '../../../api/generated/attribution/stock-health.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { ArticleName, articleName } from './ArticleName.tsx';
import { stockHealthMessages } from './messages.ts';
import { RowPanel } from './RowPanel.tsx';
import { type StockRow, stockPath } from './report.ts';
import { usePagedRows } from './use-paged-rows.ts';

const TONE: Readonly<Record<StockRow['state'], Tone>> = {
  OUT_AVOIDABLE: 'bad',
  OUT: 'bad',
  IDLE: 'warn',
  EXCESS: 'warn',
  FINE: 'good',
};

/** Rows of one page. */
const PAGE = 25;

/** Variants at locations, the most money at stake first, each with where to act on it. */
export function StockTable({ input, currency }: { input: ReportInput; currency: string }) {
  const t = useMessages(stockHealthMessages);
  const client = useClient();
  const formats = useFormats();
  const money = useMetricFormat('MONEY', currency);
  const rows = usePagedRows('rows', input, async (after, signal) => {
    const variables = { input, first: PAGE, after };
    return (await client.request(stockHealthRowsDocument, variables, { signal })).stockHealthRows;
  });
  const count = (value: number) => formats.count(value).text;
  const number = (value: string | null) => (value === null ? '–' : formats.decimal(Number(value)).text);
  const rate = (value: string | null) => (value === null ? '–' : formats.rate(Number(value)).text);
  const numeric = (value: string | null | undefined) => (value == null ? null : Number(value));
  return (
    <RowPanel
      title={t('rows')}
      lead={t('rowsLead')}
      empty={t('noRows')}
      rows={rows}
      keyOf={({ variant, location }) => `${variant?.id} ${location?.id}`}
      columns={[
        { head: t('article'), isText: true, cell: (row) => <ArticleName variant={row.variant} />, csv: articleName },
        {
          head: t('location'),
          isText: true,
          cell: ({ location }) => location?.name ?? '–',
          csv: ({ location }) => location?.name ?? '',
        },
        {
          head: t('state'),
          isText: true,
          cell: ({ state }) => <StatusText tone={TONE[state]}>{t(`rowStates.${state}`)}</StatusText>,
          csv: ({ state }) => t(`rowStates.${state}`),
        },
        { head: t('available'), cell: (row) => count(row.available), csv: (row) => row.available },
        { head: t('daysLeft'), cell: (row) => number(row.daysLeft), csv: (row) => numeric(row.daysLeft) },
        { head: t('sellThrough'), cell: (row) => rate(row.sellThrough), csv: (row) => numeric(row.sellThrough) },
        { head: t('outDays'), cell: (row) => count(row.outDays), csv: (row) => row.outDays },
        { head: t('idleDays'), cell: (row) => count(row.idleDays), csv: (row) => row.idleDays },
        { head: t('excess'), cell: (row) => count(row.excess), csv: (row) => row.excess },
        {
          head: t('atStake'),
          cell: ({ atStake }) => (atStake ? money.figure(Number(atStake.amount)).text : '–'),
          csv: ({ atStake }) => numeric(atStake?.amount),
        },
        {
          head: t('action'),
          isText: true,
          cell: (row) => <Action row={row} />,
          csv: ({ state }) => t(`actions.${state}`),
        },
      ]}
    />
  );
}

/** Where to act: stock of the location to move or order, the product to mark down. */
function Action({ row }: { row: StockRow }) {
  const t = useMessages(stockHealthMessages);
  const { state, variant, location } = row;
  const product = variant?.product;
  const marksDown = state === 'IDLE' || state === 'EXCESS';
  const to = marksDown
    ? product && `/products/${encodeURIComponent(product.id)}`
    : location && stockPath(location.id, state === 'FINE' ? undefined : 'OUT_OF_STOCK');
  if (!to || state === 'FINE') return '–';
  return (
    <TextLink
      component={Link}
      to={to}
      underline="hover"
      aria-label={t('actionOf', {
        action: t(`actions.${state}`),
        article: articleName(row),
        location: location?.name ?? '–',
      })}
    >
      {t(`actions.${state}`)}
    </TextLink>
  );
}
