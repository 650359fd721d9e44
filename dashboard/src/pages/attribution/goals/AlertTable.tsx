import { Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { updateAlertRuleDocument } from '../../../api/generated/attribution/goals.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText } from '../../../ui/StatusText.tsx';
import { AlertHistory } from './AlertHistory.tsx';
import { FigureCell } from './FigureCell.tsx';
import { type AlertRow, STATE_TONE, scopeNameOf } from './goal-rows.ts';
import { goalMessages } from './messages.ts';

const TABLE = { '& th, & td': { whiteSpace: 'nowrap' }, '& th:first-of-type': { pl: 2.5 } } as const;

/** Alert rules with the state of each. */
export function AlertTable({ rules, mayWrite }: { rules: readonly AlertRow[]; mayWrite: boolean }) {
  const t = useMessages(goalMessages);
  const client = useClient();
  const queries = useQueryClient();
  const [shown, setShown] = useState<AlertRow | null>(null);
  const toggle = useMutation({
    mutationFn: async ({ id, isActive }: AlertRow) => {
      const input = { alertRuleId: id, isActive: !isActive };
      const { updateAlertRule } = await client.request(updateAlertRuleDocument, { input });
      expectMember(updateAlertRule, 'UpdateAlertRulePayload');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['alert-rules'] }),
  });
  return (
    <>
      <Table size="small" sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell>{t('metric')}</TableCell>
            <TableCell>{t('direction')}</TableCell>
            <TableCell align="right">{t('now')}</TableCell>
            <TableCell>{t('state')}</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {rules.map((rule) => (
            <AlertLine key={rule.id} rule={rule}>
              <Button
                size="small"
                onClick={() => setShown(rule)}
                aria-label={t('historyOf', { metric: rule.metric.label })}
              >
                {t('history')}
              </Button>
              {mayWrite ? (
                <Button
                  size="small"
                  color="inherit"
                  disabled={toggle.isPending}
                  onClick={() => toggle.mutate(rule)}
                  aria-label={t(rule.isActive ? 'pauseOf' : 'resumeOf', { metric: rule.metric.label })}
                >
                  {t(rule.isActive ? 'pause' : 'resume')}
                </Button>
              ) : null}
            </AlertLine>
          ))}
        </TableBody>
      </Table>
      {shown ? <AlertHistory rule={shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}

function AlertLine({ rule, children }: { rule: AlertRow; children: React.ReactNode }) {
  const t = useMessages(goalMessages);
  const formats = useFormats();
  const { metric, currencyCode: currency, days } = rule;
  const format = useMetricFormat(metric.unit, currency);
  const threshold = format.figure(Number(rule.threshold)).text;
  const window = days === 0 ? t('windows.today') : days === 1 ? t('windows.one') : t('windows.many', { days });
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {metric.label}
        <Typography variant="caption" component="div" color="text.secondary">
          {[scopeNameOf(rule) ?? t('everything'), window].join(' · ')}
        </Typography>
      </TableCell>
      <TableCell>{t('condition', { direction: t(`directions.${rule.direction}`), threshold })}</TableCell>
      <TableCell align="right">
        <FigureCell value={rule.figure} unit={metric.unit} currency={currency} />
        <Typography variant="caption" component="div" color="text.secondary">
          {rule.checkedAt ? t('n', { n: formats.count(rule.n).text }) : ' '}
        </Typography>
      </TableCell>
      <TableCell>
        <StatusText tone={rule.isActive ? STATE_TONE[rule.state] : 'muted'}>
          {rule.isActive ? t(`states.${rule.state}`) : t('stopped')}
        </StatusText>
        <Typography variant="caption" component="div" color="text.secondary">
          {t('since', { time: formats.instant(rule.stateChangedAt) })}
        </Typography>
      </TableCell>
      <TableCell align="right">{children}</TableCell>
    </TableRow>
  );
}
