import { alpha, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useLocale } from 'react-admin';
import type { ReportInput } from '../../../api/generated/attribution/cross-channel.ts';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { addDays } from '../../../time/business-day.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { type CellOfMatrix, ConvertedPeople } from './ConvertedPeople.tsx';
import { crossChannelMessages } from './messages.ts';
import type { CrossChannelReport } from './report.ts';

/** Of the darkest cell; text on it keeps a contrast of 4.5 in both themes. */
const DARKEST = 0.32;

interface ConversionMatrixProps {
  readonly report: CrossChannelReport;
  readonly input: ReportInput;
}

/** P(buy in the column's channel | touched the row's), as a table whose cells are the darker the higher. */
export function ConversionMatrix({ report, input }: ConversionMatrixProps) {
  const t = useMessages(crossChannelMessages);
  const formats = useFormats();
  const locale = useLocale();
  const { canAccess: maySeePeople } = useCanAccess({ resource: 'customers', action: 'list' });
  const [open, setOpen] = useState<CellOfMatrix | null>(null);
  const { matrix, withinDays, touchesBefore } = report;
  const days = t('days', { smart_count: withinDays });
  const columns = matrix.rows[0]?.cells ?? [];
  const highest = Math.max(
    0,
    ...matrix.rows.flatMap(({ cells }) => cells.map(({ share }) => Number(share.value ?? 0))),
  );
  const csv = () =>
    toCsv(
      [
        [
          t('touched'),
          t('people'),
          ...columns.map((cell) => t('bought', { channel: cell.bought?.name ?? cell.boughtCode })),
        ],
        ...matrix.rows.map((row) => [
          row.touched?.name ?? row.touchedCode,
          row.people,
          ...row.cells.map(({ share }) => (share.value === null ? null : Number(share.value))),
        ]),
      ],
      locale,
    );
  if (matrix.rows.length === 0)
    return (
      <Panel title={t('matrixTitle')}>
        <Typography color="text.secondary">{t('touchesEnd', { days })}</Typography>
      </Panel>
    );
  return (
    <>
      <Panel
        flush
        title={t('matrixTitle')}
        lead={t('matrixLead', { days, day: formats.day(addDays(touchesBefore, -1), 'long') })}
        actions={
          <Button size="small" onClick={() => downloadCsv('cross-channel', csv())}>
            {t('app.csv')}
          </Button>
        }
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell scope="col">{t('touched')}</TableCell>
              <TableCell scope="col" align="right">
                {t('people')}
              </TableCell>
              {columns.map((cell) => (
                <TableCell key={cell.boughtCode} scope="col" align="right">
                  {t('bought', { channel: cell.bought?.name ?? cell.boughtCode })}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {matrix.rows.map((row) => (
              <TableRow key={row.touchedCode}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                  {row.touched?.name ?? row.touchedCode}
                </TableCell>
                <TableCell align="right">{formats.count(row.people).text}</TableCell>
                {row.cells.map((cell) => {
                  const names = {
                    touched: row.touched?.name ?? row.touchedCode,
                    bought: cell.bought?.name ?? cell.boughtCode,
                  };
                  return (
                    <MatrixCell
                      key={cell.boughtCode}
                      names={names}
                      share={cell.share}
                      strength={highest > 0 ? Number(cell.share.value ?? 0) / highest : 0}
                      onOpen={
                        maySeePeople && cell.share.numerator !== '0'
                          ? () => setOpen({ ...names, touchedCode: row.touchedCode, boughtCode: cell.boughtCode })
                          : null
                      }
                    />
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Panel>
      {open ? (
        <ConvertedPeople cell={open} input={input} withinDays={withinDays} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

interface MatrixCellProps {
  readonly names: { readonly touched: string; readonly bought: string };
  readonly share: CrossChannelReport['matrix']['rows'][number]['cells'][number]['share'];
  /** 0 to 1, of the highest share. */
  readonly strength: number;
  /** Null where nobody is to be shown. */
  readonly onOpen: (() => void) | null;
}

/** A share with its interval; below 30 people their count alone. */
function MatrixCell({ names, share, strength, onOpen }: MatrixCellProps) {
  const t = useMessages(crossChannelMessages);
  const formats = useFormats();
  const rate = (value: string) => formats.rate(Number(value)).text;
  const people = formats.count(share.n).text;
  const hits = formats.count(Number(share.numerator ?? 0)).text;
  const isKnown = share.value !== null && share.low !== null && share.high !== null;
  const text = isKnown && share.value !== null ? rate(share.value) : t('few', { hits, people });
  const told =
    share.value !== null && share.low !== null && share.high !== null
      ? t('cell', { ...names, people, share: rate(share.value), low: rate(share.low), high: rate(share.high) })
      : t('fewCell', { ...names, people, hits });
  return (
    <TableCell
      align="right"
      title={told}
      sx={{
        whiteSpace: 'nowrap',
        bgcolor: (theme) => alpha(theme.palette.primary.main, isKnown ? DARKEST * strength : 0),
      }}
    >
      {onOpen ? (
        <Button
          size="small"
          color="inherit"
          onClick={onOpen}
          aria-label={`${told}. ${t('showPeople')}`}
          sx={{ minWidth: 0, px: 0.5, fontWeight: 400 }}
        >
          {text}
        </Button>
      ) : (
        text
      )}
    </TableCell>
  );
}
