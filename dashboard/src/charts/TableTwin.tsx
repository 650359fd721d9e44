import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { Cell } from './csv.ts';

/** The data of a chart as a table, for screen readers and for CSV. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly formatCell: (cell: Cell, column: number) => string;
}

/** A chart's data in rows; scrolls in its own frame, reachable by keyboard. */
export function TableTwin({ label, table }: { label: string; table: ChartTable }) {
  return (
    <TableContainer tabIndex={0} role="region" aria-label={label} sx={{ maxHeight: 340 }}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {table.columns.map((column, index) => (
              <TableCell key={column} align={index === 0 ? 'left' : 'right'}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map((row) => (
            <TableRow key={String(row[0])}>
              {row.map((cell, column) => (
                <TableCell
                  key={table.columns[column]}
                  align={column === 0 ? 'left' : 'right'}
                  sx={{ whiteSpace: 'nowrap' }}
                  {...(column === 0 ? { component: 'th', scope: 'row' } : {})}
                >
                  {table.formatCell(cell, column)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
