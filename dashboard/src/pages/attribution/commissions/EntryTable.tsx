import { Button, Table, TableBody, TableCell, TableHead, TableRow, Link as TextLink, Typography } from '@mui/material';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { businessDayAt } from '../../../time/business-day.ts';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { commissionMessages } from './messages.ts';
import type { CommissionEntry } from './report.ts';

interface EntryTableProps {
  readonly entries: readonly CommissionEntry[];
  /** Commissions on orders without a rate, which are in no figure above. */
  readonly uncounted: ReadonlyArray<{ readonly amount: string; readonly currencyCode: string }>;
  readonly from: string;
}

/** Lines of the ledger, each with its order. */
export function EntryTable({ entries, uncounted, from }: EntryTableProps) {
  const t = useMessages(commissionMessages);
  const locale = useLocale();
  const formats = useFormats();
  const money = ({ amount, currencyCode }: EntryTableProps['uncounted'][number]) => formats.money(amount, currencyCode);
  const lead = [
    t('entriesLead'),
    ...(uncounted.length > 0 ? [t('uncounted', { list: uncounted.map((one) => money(one).text).join(', ') })] : []),
  ].join(' ');
  const { timeZone } = useShopSettings();
  const dayOf = ({ bookedAt }: CommissionEntry) => formats.day(businessDayAt(new Date(bookedAt), timeZone));
  const causeOf = ({ cause, kind }: CommissionEntry) => `${t(`causes.${cause}`)}, ${t(`kinds.${kind}`)}`;
  const save = () => {
    const head = [
      t('order'),
      t('day'),
      t('associate'),
      t('store'),
      t('cause'),
      t('netSales'),
      t('amount'),
      t('currency'),
      t('countsFor'),
    ];
    const cells = entries.map((entry) => [
      entry.order?.number ?? '–',
      dayOf(entry),
      entry.staffMember?.name ?? '–',
      entry.location?.name ?? '–',
      causeOf(entry),
      Number(entry.netSales.amount),
      Number(entry.amount.amount),
      entry.amount.currencyCode,
      entry.convertedAmount ? Number(entry.convertedAmount.amount) : '',
    ]);
    downloadCsv(`${t('title')} ${from}`, toCsv([head, ...cells], locale));
  };
  return (
    <Panel
      title={t('entries')}
      lead={lead}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('order')}</TableCell>
            <TableCell>{t('day')}</TableCell>
            <TableCell>{t('associate')}</TableCell>
            <TableCell>{t('cause')}</TableCell>
            <TableCell align="right">{t('netSales')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('amount')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {entries.map((entry) => (
            <TableRow key={entry.id}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {entry.order ? (
                  <TextLink component={Link} to={`/orders/${entry.order.id}/show`}>
                    {entry.order.number}
                  </TextLink>
                ) : (
                  '–'
                )}
              </TableCell>
              <TableCell>{dayOf(entry)}</TableCell>
              <TableCell>
                {entry.staffMember?.name ?? '–'}
                <Typography variant="caption" component="div" color="text.secondary">
                  {entry.location?.name ?? ''}
                </Typography>
              </TableCell>
              <TableCell>{causeOf(entry)}</TableCell>
              <TableCell align="right">
                <FigureText figure={money(entry.netSales)} />
              </TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                <FigureText figure={money(entry.amount)} />
                {entry.convertedAmount ? (
                  <Typography variant="caption" component="div" color="text.secondary">
                    {t('countsForAmount', { amount: money(entry.convertedAmount).text })}
                  </Typography>
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
