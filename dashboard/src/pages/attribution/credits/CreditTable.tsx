import { Button, Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { creditMessages } from './messages.ts';
import type { AttributionReport } from './report.ts';
import { type CreditLine, creditLines } from './rows.ts';

const TABLE = {
  '& th, & td': { whiteSpace: 'nowrap' },
  '& th:first-of-type': { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1, pl: 2.5 },
  '& td:last-of-type, & thead th:last-of-type': { pr: 2.5 },
  '& tfoot th, & tfoot td': { fontWeight: 600 },
} as const;

/** Every key in exact amounts by both models, their difference, and all together. */
export function CreditTable({ report }: { report: AttributionReport }) {
  const t = useMessages(creditMessages);
  const locale = useLocale();
  const formats = useFormats();
  const { currencyCode, from } = report.frame;
  const lines = creditLines(report, t);
  const [model, other] = [t(`models.${report.model}`), t(`models.${report.compareModel}`)];
  const hasEffects = lines.some(({ removalEffect }) => removalEffect !== null);
  const money = (value: number) => formats.money(value, currencyCode).text;
  const head = [
    t('name'),
    model,
    other,
    t('difference'),
    t('ordersOf', { model }),
    t('ordersOf', { model: other }),
    ...(hasEffects ? [t('removalEffect')] : []),
  ];
  const total: CreditLine = {
    key: 'total',
    name: t('total'),
    net: Number(report.total.netSales.amount),
    netCompared: Number(report.total.netSales.amount),
    orders: Number(report.total.orders),
    ordersCompared: Number(report.total.orders),
    removalEffect: null,
  };
  const figuresOf = (line: CreditLine) => [
    line.net,
    line.netCompared,
    Math.round((line.net - line.netCompared) * 100) / 100,
    line.orders,
    line.ordersCompared,
    ...(hasEffects ? [line.removalEffect ?? ''] : []),
  ];
  const save = () => {
    const rows = [...lines, total].map((line) => [line.name, ...figuresOf(line)]);
    downloadCsv(`${t('title')} ${model} ${from}`, toCsv([head, ...rows], locale));
  };
  const row = (line: CreditLine) => (
    <TableRow key={line.key}>
      <TableCell component="th" scope="row">
        {line.name}
      </TableCell>
      <TableCell align="right">{money(line.net)}</TableCell>
      <TableCell align="right">{money(line.netCompared)}</TableCell>
      <TableCell align="right">{money(line.net - line.netCompared)}</TableCell>
      <TableCell align="right">{formats.decimal(line.orders).text}</TableCell>
      <TableCell align="right">{formats.decimal(line.ordersCompared).text}</TableCell>
      {hasEffects ? (
        <TableCell align="right">{line.removalEffect === null ? '–' : formats.rate(line.removalEffect).text}</TableCell>
      ) : null}
    </TableRow>
  );
  return (
    <Panel
      title={t(`keys.${report.by}`)}
      lead={`${model}, ${other}`}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      <Table size="small" sx={TABLE}>
        <TableHead>
          <TableRow>
            {head.map((name, index) => (
              <TableCell key={name} component="th" align={index === 0 ? 'left' : 'right'}>
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{lines.map(row)}</TableBody>
        <TableFooter>{row(total)}</TableFooter>
      </Table>
    </Panel>
  );
}
