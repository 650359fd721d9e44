import { Box, Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { type ReactNode, useMemo } from 'react';
import { useLocale } from 'react-admin';
import { type Cell, downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { stockHealthMessages } from './messages.ts';
import type { PagedRows } from './use-paged-rows.ts';

/** A column of rows: its head, what a cell shows, and what a file says of it. */
interface RowColumn<Row> {
  readonly head: string;
  readonly isText?: boolean;
  readonly cell: (row: Row) => ReactNode;
  readonly csv: (row: Row) => Cell;
}

interface RowPanelProps<Row> {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly rows: PagedRows<Row>;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly RowColumn<Row>[];
}

/** Rows that are read page by page, with what is shown as a file. */
export function RowPanel<Row>({ title, lead, empty, rows, keyOf, columns }: RowPanelProps<Row>) {
  const t = useMessages(stockHealthMessages);
  const locale = useLocale();
  const csv = useMemo(
    () => () =>
      toCsv(
        [columns.map(({ head }) => head), ...rows.shown.map((row) => columns.map((column) => column.csv(row)))],
        locale,
      ),
    [columns, rows.shown, locale],
  );
  return (
    <Panel
      title={title}
      lead={lead}
      flush
      actions={
        rows.shown.length > 0 ? (
          <Button size="small" onClick={() => downloadCsv(title, csv())}>
            {t('app.csv')}
          </Button>
        ) : null
      }
    >
      {rows.error ? <ErrorState title={t('list.failed')} error={rows.error} onRetry={rows.retry} /> : null}
      {rows.isLoading ? <Skeleton height={280} sx={{ mx: 2.5 }} /> : null}
      {rows.isEmpty ? <Typography sx={{ px: 2.5, pb: 2 }}>{empty}</Typography> : null}
      {rows.shown.length > 0 ? (
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map(({ head, isText }, index) => (
                <TableCell key={head} align={isText ? 'left' : 'right'} sx={edge(index, columns.length)}>
                  {head}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.shown.map((row) => (
              <TableRow key={keyOf(row)}>
                {columns.map(({ head, isText, cell }, index) => (
                  <TableCell
                    key={head}
                    align={isText ? 'left' : 'right'}
                    sx={{
                      ...edge(index, columns.length),
                      ...(index > 0 ? { whiteSpace: 'nowrap' } : { minWidth: 180 }),
                    }}
                    {...(index === 0 ? { component: 'th', scope: 'row' } : {})}
                  >
                    {cell(row)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {rows.more ? (
        <Box sx={{ px: 2.5, py: 1 }}>
          <Button size="small" color="inherit" disabled={rows.isLoadingMore} onClick={rows.more}>
            {t('app.more')}
          </Button>
        </Box>
      ) : null}
    </Panel>
  );
}

const edge = (index: number, count: number) => (index === 0 ? { pl: 2.5 } : index === count - 1 ? { pr: 2.5 } : {});
