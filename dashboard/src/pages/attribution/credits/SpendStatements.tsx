import { Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { spendDocument } from '../../../api/generated/attribution/spend.ts';
import { useShop } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { creditMessages } from './messages.ts';
import { SpendDialog } from './SpendDialog.tsx';
import type { SpendStatement } from './spend.ts';

/** Rows that stand there at first, and how many more come each time: a month has hundreds. */
const STEP = 20;

/** What was spent, day by day, and where it is set. */
export function SpendStatements({ from, before, currency }: { from: string; before: string; currency: string }) {
  const t = useMessages(creditMessages);
  const formats = useFormats();
  const client = useClient();
  const { canAccess: mayWrite } = useCanAccess({ resource: 'attribution', action: 'edit' });
  const { channels } = useShop();
  const [shown, setShown] = useState(STEP);
  const [editing, setEditing] = useState<SpendStatement | null>(null);
  const query = useQuery({
    queryKey: ['spend', from, before],
    queryFn: ({ signal }) => client.request(spendDocument, { from, before }, { signal }),
    retry: false,
  });
  const blank: SpendStatement = {
    day: from,
    channelCode: '',
    campaign: null,
    purpose: 'ACQUISITION',
    amount: { amount: '', currencyCode: currency },
    convertedAmount: null,
  };
  const rows = query.data?.spend ?? [];
  const isForeign = ({ amount }: SpendStatement) => amount.currencyCode !== currency;
  const hasForeign = rows.some(isForeign);
  const countsFor = (row: SpendStatement) =>
    row.convertedAmount
      ? formats.money(row.convertedAmount.amount, row.convertedAmount.currencyCode).text
      : isForeign(row)
        ? t('noRate')
        : '';
  return (
    <Panel
      title={t('statementsTitle')}
      lead={t('statementsLead')}
      actions={
        mayWrite ? (
          <Button size="small" variant="outlined" onClick={() => setEditing(blank)}>
            {t('set')}
          </Button>
        ) : null
      }
      flush
    >
      {query.error ? (
        <ErrorState title={t('statementsTitle')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton height={160} sx={{ mx: 2.5 }} /> : null}
      {query.data && rows.length === 0 ? (
        <Typography color="text.secondary" sx={{ px: 2.5, pb: 2 }}>
          {t('noStatements')}
        </Typography>
      ) : null}
      {rows.length > 0 ? (
        <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{t('day')}</TableCell>
              <TableCell>{t('channel')}</TableCell>
              <TableCell>{t('campaign')}</TableCell>
              <TableCell>{t('purpose')}</TableCell>
              <TableCell align="right">{t('amount')}</TableCell>
              {hasForeign ? <TableCell align="right">{t('countsFor')}</TableCell> : null}
              <TableCell align="right" />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.slice(0, shown).map((row) => (
              <TableRow
                key={[row.day, row.channelCode, row.campaign, row.purpose, row.amount.currencyCode].join('\u001f')}
              >
                <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                  {formats.day(row.day)}
                </TableCell>
                <TableCell>{channels.find(({ code }) => code === row.channelCode)?.name ?? row.channelCode}</TableCell>
                <TableCell>{row.campaign ?? '–'}</TableCell>
                <TableCell>{t(`purposes.${row.purpose}`)}</TableCell>
                <TableCell align="right">{formats.money(row.amount.amount, row.amount.currencyCode).text}</TableCell>
                {hasForeign ? <TableCell align="right">{countsFor(row)}</TableCell> : null}
                <TableCell align="right" sx={{ pr: 2.5 }}>
                  {mayWrite ? (
                    <Button size="small" onClick={() => setEditing(row)}>
                      {t('change')}
                    </Button>
                  ) : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {rows.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + STEP)} sx={{ mx: 1.5, my: 1 }}>
          {t('app.more')}
        </Button>
      ) : null}
      {editing ? <SpendDialog statement={editing} onClose={() => setEditing(null)} /> : null}
    </Panel>
  );
}
