import { Alert, Box, Link as TextLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import { type OpenAlertsResult, openAlertsDocument } from '../../../api/generated/attribution/goals.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { scopeNameOf } from './goal-rows.ts';
import { goalMessages } from './messages.ts';

/** Milliseconds after which the alerts are read again: rules are checked each minute. */
const READ_EVERY_MS = 60_000;

/** The alerts that are open, above the figures; nothing when there is none, or while they cannot be read. */
export function OpenAlerts() {
  const t = useMessages(goalMessages);
  const client = useClient();
  const language = useLocale();
  const { data = [] } = useQuery({
    queryKey: ['alert-rules', 'open', language],
    queryFn: async ({ signal }) => (await client.request(openAlertsDocument, {}, { signal, language })).alertRules,
    refetchInterval: READ_EVERY_MS,
    retry: false,
  });
  if (data.length === 0) return null;
  return (
    <Box component="section" aria-label={t('open')} sx={{ display: 'grid', gap: 1 }}>
      {data.map((rule) => (
        <OpenAlert key={rule.id} rule={rule} />
      ))}
    </Box>
  );
}

function OpenAlert({ rule }: { rule: OpenAlertsResult['alertRules'][number] }) {
  const t = useMessages(goalMessages);
  const format = useMetricFormat(rule.metric.unit, rule.currencyCode);
  const figure = rule.figure === null ? '–' : format.figure(Number(rule.figure)).text;
  const threshold = format.figure(Number(rule.threshold)).text;
  const condition = t('condition', { direction: t(`directions.${rule.direction}`), threshold });
  return (
    <Alert severity={rule.state === 'FIRING' ? 'error' : 'warning'} variant="outlined">
      <TextLink component={Link} to="/goals" color="inherit">
        {`${rule.metric.label} (${scopeNameOf(rule) ?? t('everything')})`}
      </TextLink>
      {t('openText', { figure, condition, state: t(`states.${rule.state}`) })}
    </Alert>
  );
}
