import { Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { exchangeRatesDocument } from '../../../api/generated/attribution/exchange-rates.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ConversionTable } from './ConversionTable.tsx';
import { RateDialog, type RateDraft } from './RateDialog.tsx';
import { rateMessages } from './rate-messages.ts';

/** The exchange rates of a period, what sales of other currencies count for, and where a rate is entered. */
export function RatePanel({ from, before, currency }: { from: string; before: string; currency: string }) {
  const t = useMessages(rateMessages);
  const formats = useFormats();
  const client = useClient();
  const { canAccess: mayWrite } = useCanAccess({ resource: 'attribution', action: 'edit' });
  const [editing, setEditing] = useState<RateDraft | null>(null);
  const query = useQuery({
    queryKey: ['exchange-rates', from, before],
    queryFn: ({ signal }) =>
      client.request(exchangeRatesDocument, { from, before, input: { from, before } }, { signal }),
    retry: false,
  });
  const rates = query.data?.exchangeRates ?? [];
  const conversions = query.data?.currencyConversions.conversions ?? [];
  const blank: RateDraft = { date: from, baseCurrencyCode: currency, currencyCode: '', rate: '' };
  return (
    <>
      {conversions.length > 0 ? <ConversionTable conversions={conversions} /> : null}
      <Panel
        title={t('rates')}
        lead={t('ratesLead')}
        actions={
          mayWrite ? (
            <Button size="small" variant="outlined" onClick={() => setEditing(blank)}>
              {t('enter')}
            </Button>
          ) : null
        }
        flush
      >
        {query.error ? (
          <ErrorState title={t('rates')} error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {query.isPending ? <Skeleton height={80} sx={{ mx: 2.5 }} /> : null}
        {query.data && rates.length === 0 ? (
          <Typography color="text.secondary" sx={{ px: 2.5, pb: 2 }}>
            {t('noRates')}
          </Typography>
        ) : null}
        {rates.length > 0 ? (
          <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 2.5 }}>{t('day')}</TableCell>
                <TableCell>{t('base')}</TableCell>
                <TableCell>{t('currency')}</TableCell>
                <TableCell align="right">{t('rate')}</TableCell>
                <TableCell>{t('source')}</TableCell>
                <TableCell align="right" />
              </TableRow>
            </TableHead>
            <TableBody>
              {rates.map(({ source, rate, ...one }) => (
                <TableRow key={[one.date, one.baseCurrencyCode, one.currencyCode].join('\u001f')}>
                  <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                    {formats.day(one.date)}
                  </TableCell>
                  <TableCell>{one.baseCurrencyCode}</TableCell>
                  <TableCell>{one.currencyCode}</TableCell>
                  <TableCell align="right">{formats.editable(rate)}</TableCell>
                  <TableCell>{source ?? t('enteredManually')}</TableCell>
                  <TableCell align="right" sx={{ pr: 2.5 }}>
                    {mayWrite ? (
                      <Button
                        size="small"
                        aria-label={t('changeOf', { currency: one.currencyCode, day: formats.day(one.date) })}
                        onClick={() => setEditing({ ...one, rate: formats.editable(rate) })}
                      >
                        {t('change')}
                      </Button>
                    ) : null}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : null}
        {editing ? <RateDialog draft={editing} onClose={() => setEditing(null)} /> : null}
      </Panel>
    </>
  );
}
