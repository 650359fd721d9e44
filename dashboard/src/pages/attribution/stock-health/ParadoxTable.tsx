import { Link as TextLink } from '@mui/material';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import type { ReportInput } from '../../../api/generated/attribution/reports.ts';
import { paradoxicalStockOutsDocument } from '../../../api/generated/attribution/stock-health.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ArticleName, articleName } from './ArticleName.tsx';
import { stockHealthMessages } from './messages.ts';
import { RowPanel } from './RowPanel.tsx';
import { stockPath } from './report.ts';
import { usePagedRows } from './use-paged-rows.ts';

/** Rows of one page. */
const PAGE = 10;

/** What the web did not find while a store had it: which, where, how many units, how much money. */
export function ParadoxTable({ input, currency }: { input: ReportInput; currency: string }) {
  const t = useMessages(stockHealthMessages);
  const client = useClient();
  const formats = useFormats();
  const money = useMetricFormat('MONEY', currency);
  const rows = usePagedRows('paradoxes', input, async (after, signal) => {
    const variables = { input, first: PAGE, after };
    return (await client.request(paradoxicalStockOutsDocument, variables, { signal })).paradoxicalStockOuts;
  });
  const count = (value: number) => formats.count(value).text;
  return (
    <RowPanel
      title={t('paradoxes')}
      lead={t('paradoxesLead')}
      empty={t('noParadoxes')}
      rows={rows}
      keyOf={({ variant, location }) => `${variant?.id} ${location?.id}`}
      columns={[
        { head: t('article'), isText: true, cell: (row) => <ArticleName variant={row.variant} />, csv: articleName },
        {
          head: t('heldBy'),
          isText: true,
          cell: ({ location }) =>
            location ? (
              <TextLink component={Link} to={stockPath(location.id)} underline="hover">
                {location.name}
              </TextLink>
            ) : (
              '–'
            ),
          csv: ({ location }) => location?.name ?? '',
        },
        { head: t('requests'), cell: (row) => count(row.requests), csv: (row) => row.requests },
        { head: t('unitsAsked'), cell: (row) => count(row.unitsAsked), csv: (row) => row.unitsAsked },
        { head: t('unitsHeld'), cell: (row) => count(row.unitsHeld), csv: (row) => row.unitsHeld },
        {
          head: t('lost'),
          cell: (row) => money.figure(Number(row.lost.amount)).text,
          csv: (row) => Number(row.lost.amount),
        },
      ]}
    />
  );
}
