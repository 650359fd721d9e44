import { Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { commissionPoliciesDocument } from '../../../api/generated/attribution/commissions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StateMessage } from '../../../ui/StateMessage.tsx';
import { PolicyDialog } from './PolicyDialog.tsx';
import type { Policy } from './policy-draft.ts';
import { policyMessages } from './policy-messages.ts';

/** Versions are read again this often while one is still applied to the orders since its date. */
const READ_EVERY_MS = 5_000;

/** The rules of commission, version by version, and where one is added. */
export function PolicyPanel() {
  const t = useMessages(policyMessages);
  const client = useClient();
  const { canAccess: mayWrite = false } = useCanAccess({ resource: 'commissions', action: 'edit' });
  const [isAdding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['commission-policies'],
    queryFn: async ({ signal }) =>
      (await client.request(commissionPoliciesDocument, {}, { signal })).commissionPolicies,
    refetchInterval: ({ state }) => (state.data?.some(({ isApplied }) => !isApplied) ? READ_EVERY_MS : false),
  });
  const policies = query.data;
  return (
    <Panel
      title={t('title')}
      lead={t('lead')}
      flush
      actions={
        mayWrite && policies ? (
          <Button variant="outlined" size="small" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      {query.error && !policies ? (
        <ErrorState title={t('list.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton height={160} sx={{ mx: 2.5 }} /> : null}
      {policies?.length === 0 ? <StateMessage title={t('empty')} hint={t('emptyHint')} minHeight={140} /> : null}
      {policies && policies.length > 0 ? <PolicyTable policies={policies} /> : null}
      {isAdding ? <PolicyDialog newest={policies?.[0]} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

function PolicyTable({ policies }: { policies: readonly Policy[] }) {
  const t = useMessages(policyMessages);
  const formats = useFormats();
  return (
    <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap', verticalAlign: 'top' } }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 2.5 }}>{t('from')}</TableCell>
          <TableCell>{t('channel')}</TableCell>
          <TableCell align="right">{t('baseRate')}</TableCell>
          <TableCell align="right">{t('window')}</TableCell>
          <TableCell align="right">{t('share')}</TableCell>
          <TableCell>{t('earner')}</TableCell>
          <TableCell align="right" sx={{ pr: 2.5 }}>
            {t('fulfilling')}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {policies.flatMap(({ id, effectiveAt, rules, fulfillingShare, isApplied }) =>
          rules.map((rule, index) => (
            <TableRow key={`${id} ${rule.channel?.id}`}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {index === 0 ? formats.instant(effectiveAt) : ''}
                {index === 0 && !isApplied ? (
                  <Typography variant="caption" component="div" color="text.secondary">
                    {t('applying')}
                  </Typography>
                ) : null}
              </TableCell>
              <TableCell>{rule.channel?.name ?? t('others')}</TableCell>
              <TableCell align="right">{formats.rate(Number(rule.baseRate)).text}</TableCell>
              <TableCell align="right">{formats.duration(rule.windowSeconds).text}</TableCell>
              <TableCell align="right">{formats.rate(Number(rule.share)).text}</TableCell>
              <TableCell>{t(`earners.${rule.earner}`)}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                {index === 0 ? formats.rate(Number(fulfillingShare)).text : ''}
              </TableCell>
            </TableRow>
          )),
        )}
      </TableBody>
    </Table>
  );
}
