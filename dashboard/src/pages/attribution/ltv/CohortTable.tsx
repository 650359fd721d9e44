import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  ToggleButton,
  ToggleButtonGroup,
} from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useState } from 'react';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { FEW } from '../../../figures/few.ts';
import { figureMessages } from '../../../figures/messages.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { customerValueMessages } from './messages.ts';
import type { CustomersReport } from './report.ts';

type Cell = CustomersReport['cohorts'][number]['cells'][number];
const VIEWS = ['retention', 'absolute', 'value', 'margin'] as const;
type View = (typeof VIEWS)[number];

/** Depth of a cell's color at the highest figure; text stays readable on it in both themes. */
const DEEPEST = 0.32;

function figureOf(cell: Cell, view: View): number {
  switch (view) {
    case 'value':
      return Number(cell.valuePerCustomer.amount);
    case 'margin':
      return Number(cell.marginPerCustomer?.amount ?? 0);
    case 'retention':
      return Number(cell.retention);
    case 'absolute':
      return cell.activeCustomers;
  }
}

/** Cohorts by month and what they did since: who ordered again, as percent or count, net sales or margin by customer. */
export function CohortTable({ report }: { report: CustomersReport }) {
  const t = useMessages(customerValueMessages);
  const word = useMessages(figureMessages);
  const locale = useLocale();
  const formats = useFormats();
  const [view, setView] = useState<View>('retention');
  const money = useMetricFormat('MONEY', report.frame.currencyCode);
  const { cohorts } = report;
  const months = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  const ages = Array.from({ length: months }, (_, age) => age);
  const hasMargin = cohorts.some(({ cells }) => cells.some(({ marginPerCustomer }) => marginPerCustomer !== null));
  const isMoney = view === 'value' || view === 'margin';
  // The first month is everybody: it would leave the others pale.
  const shown = cohorts.flatMap(({ cells }) => cells.filter(({ monthsAfter }) => isMoney || monthsAfter > 0));
  const highest = Math.max(0, ...shown.map((cell) => figureOf(cell, view)));
  const text = (cell: Cell, customers: number) => {
    const figure = figureOf(cell, view);
    if (view === 'retention' && customers < FEW) {
      return word('counted', { hits: formats.count(cell.activeCustomers).text, of: formats.count(customers).text });
    }
    if (isMoney) return money.figure(figure).text;
    return view === 'retention' ? formats.rate(figure).text : formats.count(figure).text;
  };
  const save = () => {
    const head = [t('cohort'), t('customers'), ...ages.map((age) => t('month', { n: age }))];
    const rows = cohorts.map(({ month, customers, cells }) => [
      month,
      customers,
      ...ages.map((age) => (cells[age] ? figureOf(cells[age], view) : null)),
    ]);
    downloadCsv(`${t('csv')} ${report.frame.before}`, toCsv([head, ...rows], locale));
  };
  const labels = {
    retention: `${t('retention')}, ${t('percent')}`,
    absolute: `${t('retention')}, ${t('absolute')}`,
    value: t('value'),
    margin: t('margin'),
  };
  return (
    <Panel
      title={t('cohorts')}
      lead={t('cohortsLead')}
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={t('show')}
            value={view}
            onChange={(_event, next: View | null) => next && setView(next)}
          >
            {VIEWS.filter((each) => each !== 'margin' || hasMargin).map((each) => (
              <ToggleButton key={each} value={each} sx={{ textTransform: 'none', py: 0.25 }}>
                {labels[each]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Button size="small" onClick={save}>
            {t('app.csv')}
          </Button>
        </Box>
      }
      flush
    >
      <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap', px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell component="th" scope="col">
              {t('cohort')}
            </TableCell>
            <TableCell component="th" scope="col" align="right">
              {t('customers')}
            </TableCell>
            {ages.map((age) => (
              <TableCell key={age} component="th" scope="col" align="right">
                {t('month', { n: age })}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {cohorts.map(({ month, customers, cells }) => (
            <TableRow key={month}>
              <TableCell
                component="th"
                scope="row"
                sx={{ position: 'sticky', left: 0, bgcolor: 'background.paper', pl: 2.5 }}
              >
                {month.slice(0, 7)}
              </TableCell>
              <TableCell align="right">{formats.count(customers).text}</TableCell>
              {ages.map((age) => {
                const cell = cells[age];
                if (!cell) return <TableCell key={age} />;
                const depth = highest > 0 ? Math.min(1, Math.max(0, figureOf(cell, view) / highest)) * DEEPEST : 0;
                return (
                  <TableCell
                    key={age}
                    align="right"
                    sx={{
                      bgcolor: ({ palette }) => alpha(palette.primary.main, depth),
                      fontVariantNumeric: 'tabular-nums',
                    }}
                  >
                    {text(cell, customers)}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
