import { Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Fragment } from 'react';
import type { FootfallResult } from '../../../api/generated/attribution/footfall.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import type { CountDraft } from './FootfallDialog.tsx';
import { footfallMessages } from './messages.ts';

type FootfallDay = FootfallResult['footfall'][number];

interface FootfallTableProps {
  readonly days: readonly FootfallDay[];
  readonly mayWrite: boolean;
  readonly onEdit: (draft: CountDraft) => void;
}

/** A row for each day of each store; below a day that was counted by the hour, its hours. */
export function FootfallTable({ days, mayWrite, onEdit }: FootfallTableProps) {
  const t = useMessages(footfallMessages);
  const formats = useFormats();
  const edit = ({ location, date }: FootfallDay, hour: number | null, visitors: number, name: string) => (
    <TableCell align="right" sx={{ pr: 2.5 }}>
      {mayWrite && location ? (
        <Button
          size="small"
          aria-label={t('changeOf', { store: location.name, day: name })}
          onClick={() => onEdit({ locationId: location.id, date, hour, visitors: String(visitors) })}
        >
          {t('change')}
        </Button>
      ) : null}
    </TableCell>
  );
  return (
    <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 2.5 }}>{t('day')}</TableCell>
          <TableCell>{t('store')}</TableCell>
          <TableCell>{t('hours')}</TableCell>
          <TableCell align="right">{t('visitors')}</TableCell>
          <TableCell align="right" />
        </TableRow>
      </TableHead>
      <TableBody>
        {days.map((one) => {
          const { date, location, visitors, hours } = one;
          const on = formats.day(date, 'long');
          return (
            <Fragment key={`${date} ${location?.id}`}>
              <TableRow>
                <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                  {on}
                </TableCell>
                <TableCell>{location?.name ?? '–'}</TableCell>
                <TableCell>
                  {hours.length === 0 ? t('whole') : t('hoursCounted', { smart_count: hours.length })}
                </TableCell>
                <TableCell align="right">{formats.count(visitors).text}</TableCell>
                {hours.length === 0 ? edit(one, null, visitors, on) : <TableCell />}
              </TableRow>
              {hours.map(({ hour, visitors: inHour }) => (
                <TableRow key={hour}>
                  <TableCell />
                  <TableCell />
                  <TableCell>{t('hourOf', { hour, next: hour + 1 })}</TableCell>
                  <TableCell align="right">{formats.count(inHour).text}</TableCell>
                  {edit(one, hour, inHour, `${on}, ${t('hourOf', { hour, next: hour + 1 })}`)}
                </TableRow>
              ))}
            </Fragment>
          );
        })}
      </TableBody>
    </Table>
  );
}
