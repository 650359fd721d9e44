import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { reportMessages } from './messages.ts';
import { ShareBar } from './ShareBar.tsx';

interface RankingTableProps {
  readonly title: string;
  /** Heads of the first two columns; the third is net sales. */
  readonly heads: readonly [string, string];
  readonly rows: readonly RankedRow[];
  readonly currency: string;
}

interface RankedRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly count: number;
  readonly netSales: number;
}

/** The largest by net sales, each with its share of the first. */
export function RankingTable({ title, heads, rows, currency }: RankingTableProps) {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const format = useMetricFormat('MONEY', currency);
  const most = Math.max(1, ...rows.map(({ netSales }) => netSales));
  return (
    <Panel title={title} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{heads[0]}</TableCell>
            <TableCell align="right">{heads[1]}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('netSales')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, name, count, netSales }) => (
            <TableRow key={key}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {name}
              </TableCell>
              <TableCell align="right">{formats.count(count).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5, width: '34%' }}>
                <FigureText figure={format.figure(netSales)} />
                <ShareBar share={netSales / most} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
