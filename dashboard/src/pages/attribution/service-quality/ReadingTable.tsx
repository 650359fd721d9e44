import { Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import type { MetricReading } from '../../../reports/MetricCard.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StateMessage } from '../../../ui/StateMessage.tsx';
import { serviceMessages } from './messages.ts';
import { ReadingCell } from './ReadingCell.tsx';

interface ReadingRow {
  readonly name: string;
  /** Counted beside its figures; null where nothing is. */
  readonly count: number | null;
  readonly figures: readonly MetricReading[];
}

interface ReadingTableProps {
  readonly title: string;
  readonly lead: string;
  readonly nameLabel: string;
  readonly countLabel: string | null;
  readonly empty: string;
  readonly rows: readonly ReadingRow[];
  readonly currency: string;
}

const TABLE = { '& th, & td': { whiteSpace: 'nowrap' }, '& th:first-of-type': { pl: 2.5 } } as const;

/** Groups with the same figures each, and all of it as a file. */
export function ReadingTable({ title, lead, nameLabel, countLabel, empty, rows, currency }: ReadingTableProps) {
  const t = useMessages(serviceMessages);
  const locale = useLocale();
  const metrics = rows[0]?.figures.map(({ metric }) => metric) ?? [];
  const countColumn = countLabel === null ? [] : [countLabel];
  const save = () => {
    const head = [nameLabel, ...countColumn, ...metrics.flatMap(({ label }) => [label, `${label} n`])];
    const cells = rows.map(({ name, count, figures }) => [
      name,
      ...(countLabel === null ? [] : [count ?? '']),
      ...figures.flatMap(({ value, n }) => [value === null ? '' : Number(value), n]),
    ]);
    downloadCsv(title, toCsv([head, ...cells], locale));
  };
  return (
    <Panel
      title={title}
      lead={lead}
      flush
      actions={
        rows.length > 0 ? (
          <Button size="small" onClick={save}>
            {t('app.csv')}
          </Button>
        ) : null
      }
    >
      {rows.length === 0 ? <StateMessage title={empty} minHeight={120} /> : null}
      {rows.length > 0 ? (
        <Table size="small" sx={TABLE}>
          <TableHead>
            <TableRow>
              <TableCell>{nameLabel}</TableCell>
              {countColumn.map((label) => (
                <TableCell key={label} align="right">
                  {label}
                </TableCell>
              ))}
              {metrics.map(({ key, label }) => (
                <TableCell key={key} align="right">
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ name, count, figures }) => (
              <TableRow key={name}>
                <TableCell component="th" scope="row">
                  {name}
                </TableCell>
                {countLabel === null ? null : <TableCell align="right">{count}</TableCell>}
                {figures.map((reading) => (
                  <ReadingCell key={reading.metric.key} reading={reading} currency={currency} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </Panel>
  );
}
