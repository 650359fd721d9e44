import { Box, Button, Skeleton } from '@mui/material';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useLocale } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { alertRulesDocument, goalsDocument } from '../../../api/generated/attribution/goals.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StateMessage } from '../../../ui/StateMessage.tsx';
import { AlertDialog } from './AlertDialog.tsx';
import { AlertTable } from './AlertTable.tsx';
import { GoalDialog } from './GoalDialog.tsx';
import { GoalTable } from './GoalTable.tsx';
import { goalMessages } from './messages.ts';

/** Rules are checked each minute, and a new one within seconds: their states are read this often. */
const READ_EVERY_MS = 10_000;
/** Goals of one page of the list. */
const PAGE = 24;

/** What the figures are to reach, and what they must not pass. */
export function Goals() {
  const t = useMessages(goalMessages);
  const { canAccess: mayWrite = false } = useCanAccess({ resource: 'goals', action: 'edit' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <GoalPanel mayWrite={mayWrite} />
        <AlertPanel mayWrite={mayWrite} />
      </Box>
    </>
  );
}

function GoalPanel({ mayWrite }: { mayWrite: boolean }) {
  const t = useMessages(goalMessages);
  const client = useClient();
  const language = useLocale();
  const [isAdding, setAdding] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['goals', language],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await client.request(goalsDocument, { first: PAGE, after: pageParam }, { signal, language })).goals,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const goals = query.data?.pages.flatMap(({ nodes }) => nodes);
  return (
    <Panel
      title={t('goals')}
      lead={t('goalsLead')}
      flush
      actions={
        mayWrite ? (
          <Button variant="outlined" size="small" onClick={() => setAdding(true)}>
            {t('addGoal')}
          </Button>
        ) : null
      }
    >
      {query.error ? (
        <ErrorState title={t('list.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton height={160} sx={{ mx: 2.5 }} /> : null}
      {goals?.length === 0 ? <StateMessage title={t('noGoals')} hint={t('noGoalsHint')} /> : null}
      {goals && goals.length > 0 ? <GoalTable goals={goals} mayWrite={mayWrite} /> : null}
      {query.hasNextPage ? (
        <Button size="small" sx={{ m: 1 }} disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      {isAdding ? <GoalDialog onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

function AlertPanel({ mayWrite }: { mayWrite: boolean }) {
  const t = useMessages(goalMessages);
  const client = useClient();
  const language = useLocale();
  const [isAdding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['alert-rules', language],
    queryFn: async ({ signal }) => (await client.request(alertRulesDocument, {}, { signal, language })).alertRules,
    refetchInterval: READ_EVERY_MS,
  });
  const rules = query.data;
  return (
    <Panel
      title={t('alerts')}
      lead={t('alertsLead')}
      flush
      actions={
        mayWrite ? (
          <Button variant="outlined" size="small" onClick={() => setAdding(true)}>
            {t('addAlert')}
          </Button>
        ) : null
      }
    >
      {query.error && !rules ? (
        <ErrorState title={t('list.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton height={160} sx={{ mx: 2.5 }} /> : null}
      {rules?.length === 0 ? <StateMessage title={t('noAlerts')} hint={t('noAlertsHint')} /> : null}
      {rules && rules.length > 0 ? <AlertTable rules={rules} mayWrite={mayWrite} /> : null}
      {isAdding ? <AlertDialog onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}
