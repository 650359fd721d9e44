import { Box, Skeleton, Link as TextLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { useClient } from '../../api/BackendContext.tsx';
import { goalsDocument } from '../../api/generated/attribution/goals.ts';
import { useMetricFormat } from '../../figures/metric-format.ts';
import { useFormats } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { type GoalRow, STATUS_TONE, scopeNameOf } from '../../pages/attribution/goals/goal-rows.ts';
import { goalMessages } from '../../pages/attribution/goals/messages.ts';
import type { BusinessDay } from '../../time/business-day.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatusText } from '../../ui/StatusText.tsx';
import { todayMessages } from './messages.ts';

/** Goals of the page at most. */
const LINES = 5;
const FRESH_MS = 60_000;

interface GoalPanelProps {
  readonly today: BusinessDay;
  /** Whether the reader sees the figures of their stores, or their own goals alone. */
  readonly isOfStore: boolean;
}

/** The goals of the reader's own stores and of the associates there, or their own; the server gives them no others. */
export function GoalPanel({ today, isOfStore }: GoalPanelProps) {
  const t = useMessages(todayMessages);
  const client = useClient();
  const language = useLocale();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['goals', 'today', language, today],
    queryFn: async ({ signal }) =>
      (await client.request(goalsDocument, { activeOn: today, first: LINES }, { signal, language })).goals.nodes,
    staleTime: FRESH_MS,
    retry: false,
  });
  return (
    <Panel
      title={isOfStore ? t('goals') : t('ownGoals')}
      actions={
        isOfStore && data && data.length > 0 ? (
          <TextLink component={Link} to="/goals" variant="body2">
            {t('allGoals')}
          </TextLink>
        ) : null
      }
    >
      {isPending ? <Skeleton height={80} /> : null}
      {error ? <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} minHeight={120} /> : null}
      {data?.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {isOfStore ? t('noGoal') : t('noOwnGoal')}
        </Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(data ?? []).map((goal) => (
          <GoalLine key={goal.id} goal={goal} />
        ))}
      </Box>
    </Panel>
  );
}

function GoalLine({ goal: { metric, currencyCode, target, progress, ...scope } }: { goal: GoalRow }) {
  const t = useMessages(todayMessages);
  const words = useMessages(goalMessages);
  const formats = useFormats();
  const format = useMetricFormat(metric.unit, currencyCode);
  const write = (value: string | null | undefined) => (value == null ? '–' : format.figure(Number(value)).text);
  return (
    <Box
      component="li"
      sx={{
        ...{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          alignItems: 'center',
          minHeight: { xs: 48, md: 36 },
          py: 0.5,
        },
        ...{ borderTop: '1px solid', borderColor: 'divider', '&:first-of-type': { borderTop: 0 } },
      }}
    >
      <Box sx={{ minWidth: 160, flex: 1 }}>
        <Typography variant="body1">{metric.label}</Typography>
        <Typography variant="caption" component="div" color="text.secondary">
          {scopeNameOf(scope) ?? words('everything')}
        </Typography>
      </Box>
      <Box sx={{ flexGrow: { xs: 1, sm: 0 }, textAlign: { xs: 'left', sm: 'right' } }}>
        <Typography variant="body1">
          {t('goalSoFar', { value: write(progress?.figure?.value), target: write(target) })}
        </Typography>
        {progress?.variance == null ? null : (
          <Typography variant="caption" component="div" color="text.secondary">
            {t('goalVariance', { n: formats.count(progress.figure.n).text, variance: write(progress.variance) })}
            {progress.projected == null ? null : t('goalPace', { projected: write(progress.projected) })}
          </Typography>
        )}
        {progress ? (
          <StatusText tone={STATUS_TONE[progress.status]}>{words(`statuses.${progress.status}`)}</StatusText>
        ) : null}
      </Box>
    </Box>
  );
}
