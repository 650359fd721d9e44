import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { deleteGoalDocument } from '../../../api/generated/attribution/goals.ts';
import { DeltaText } from '../../../figures/DeltaText.tsx';
import { deltaOf } from '../../../figures/delta.ts';
import { MetricInfo } from '../../../figures/MetricInfo.tsx';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText } from '../../../ui/StatusText.tsx';
import { FigureCell } from './FigureCell.tsx';
import { GoalDialog } from './GoalDialog.tsx';
import { type GoalRow, STATUS_TONE, scopeNameOf } from './goal-rows.ts';
import { goalMessages } from './messages.ts';

const TABLE = { '& th, & td': { whiteSpace: 'nowrap' }, '& th:first-of-type': { pl: 2.5 } } as const;

/** Goals with the status of each today. */
export function GoalTable({ goals, mayWrite }: { goals: readonly GoalRow[]; mayWrite: boolean }) {
  const t = useMessages(goalMessages);
  const client = useClient();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<GoalRow | null>(null);
  const remove = useMutation({
    mutationFn: async (goalId: string) => {
      const { deleteGoal } = await client.request(deleteGoalDocument, { input: { goalId } });
      expectMember(deleteGoal, 'DeleteGoalPayload');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['goals'] }),
  });
  return (
    <>
      <Table size="small" sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell>{t('metric')}</TableCell>
            <TableCell>{t('period')}</TableCell>
            <TableCell align="right">{t('target')}</TableCell>
            <TableCell align="right">{t('sofar')}</TableCell>
            <TableCell align="right">{t('variance')}</TableCell>
            <TableCell align="right">{t('trend')}</TableCell>
            <TableCell align="right">{t('projected')}</TableCell>
            <TableCell>{t('status')}</TableCell>
            {mayWrite ? <TableCell /> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {goals.map((goal) => (
            <GoalLine
              key={goal.id}
              goal={goal}
              action={
                mayWrite ? (
                  <>
                    <Button
                      size="small"
                      onClick={() => setEdited(goal)}
                      aria-label={t('editGoalOf', { metric: goal.metric.label })}
                    >
                      {t('editGoal')}
                    </Button>
                    <Button
                      size="small"
                      color="inherit"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(goal.id)}
                      aria-label={t('deleteGoalOf', { metric: goal.metric.label })}
                    >
                      {t('deleteGoal')}
                    </Button>
                  </>
                ) : null
              }
            />
          ))}
        </TableBody>
      </Table>
      {edited ? <GoalDialog goal={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}

function GoalLine({ goal, action }: { goal: GoalRow; action: React.ReactNode }) {
  const t = useMessages(goalMessages);
  const formats = useFormats();
  const { metric, currencyCode: currency, progress } = goal;
  const format = useMetricFormat(metric.unit, currency);
  const figure = progress?.figure;
  const cell = (value: string | null, isDifference = false) => (
    <FigureCell value={value} unit={metric.unit} currency={currency} isDifference={isDifference} />
  );
  const text = (value: string) => format.figure(Number(value)).text;
  const low = progress?.projectedLow ?? figure?.low ?? null;
  const high = progress?.projectedHigh ?? figure?.high ?? null;
  const value = figure?.value == null ? null : Number(figure.value);
  const previous = figure?.previous == null ? null : Number(figure.previous);
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        <Box sx={{ display: 'inline-flex', alignItems: 'center' }}>
          {metric.label}
          <MetricInfo metric={metric} />
        </Box>
        <Typography variant="caption" component="div" color="text.secondary">
          {scopeNameOf(goal) ?? t('everything')}
        </Typography>
      </TableCell>
      <TableCell>{formats.range(goal.from, goal.before)}</TableCell>
      <TableCell align="right">{cell(goal.target)}</TableCell>
      <TableCell align="right">
        {cell(figure?.value ?? null)}
        <Typography variant="caption" component="div" color="text.secondary">
          {figure ? t('n', { n: formats.count(figure.n).text }) : ' '}
        </Typography>
      </TableCell>
      <TableCell align="right">{cell(progress?.variance ?? null, true)}</TableCell>
      <TableCell align="right">
        <DeltaText
          delta={deltaOf(metric, value, previous, { n: figure?.n ?? 0, isShort: false })}
          was={figure?.previous == null ? null : text(figure.previous)}
        />
      </TableCell>
      <TableCell align="right">
        {cell(progress?.projected ?? null)}
        <Typography variant="caption" component="div" color="text.secondary">
          {low !== null && high !== null ? t('interval', { low: text(low), high: text(high) }) : ' '}
        </Typography>
      </TableCell>
      <TableCell>
        {progress ? (
          <StatusText tone={STATUS_TONE[progress.status]}>{t(`statuses.${progress.status}`)}</StatusText>
        ) : (
          '–'
        )}
      </TableCell>
      {action ? <TableCell align="right">{action}</TableCell> : null}
    </TableRow>
  );
}
