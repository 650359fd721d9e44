import { Button, Table, TableBody, TableCell, TableHead, TableRow, Link as TextLink } from '@mui/material';
import { useLocale } from 'react-admin';
import { Link, useLocation } from 'react-router';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StateMessage } from '../../../ui/StateMessage.tsx';
import { storeMessages } from './messages.ts';
import type { AssociateRow } from './report.ts';

interface AssociateTableProps {
  readonly rows: readonly AssociateRow[];
  readonly currency: string;
  readonly from: string;
}

/** What each associate earned, with the way to the orders behind it. */
export function AssociateTable({ rows, currency, from }: AssociateTableProps) {
  const t = useMessages(storeMessages);
  const locale = useLocale();
  const formats = useFormats();
  const format = useMetricFormat('MONEY', currency);
  const { search } = useLocation();
  const entriesOf = (staffMemberId: string) => {
    const query = new URLSearchParams(search);
    query.set('associate', staffMemberId);
    return `/commissions?${query}`;
  };
  const save = () => {
    const head = [t('associate'), t('commission'), t('earned'), t('takenBack'), t('orders')];
    const cells = rows.map(({ staffMember, commission, earned, takenBack, orders }) => [
      staffMember?.name ?? '–',
      ...[commission, earned, takenBack].map(({ amount }) => Number(amount)),
      orders,
    ]);
    downloadCsv(`${t('associateTable')} ${from}`, toCsv([head, ...cells], locale));
  };
  return (
    <Panel
      title={t('associateTable')}
      lead={t('associateTableLead')}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      {rows.length === 0 ? (
        <StateMessage title={t('noCommission')} hint={t('noCommissionHint')} minHeight={160} />
      ) : (
        <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{t('associate')}</TableCell>
              <TableCell align="right">{t('commission')}</TableCell>
              <TableCell align="right">{t('earned')}</TableCell>
              <TableCell align="right">{t('takenBack')}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                {t('orders')}
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ staffMember, commission, earned, takenBack, orders }, index) => (
              <TableRow key={staffMember?.id ?? String(index)}>
                <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                  {staffMember ? (
                    <TextLink component={Link} to={entriesOf(staffMember.id)}>
                      {staffMember.name}
                    </TextLink>
                  ) : (
                    '–'
                  )}
                </TableCell>
                {[commission, earned, takenBack].map(({ amount }, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row stand still.
                  <TableCell key={column} align="right">
                    <FigureText figure={format.figure(Number(amount))} />
                  </TableCell>
                ))}
                <TableCell align="right" sx={{ pr: 2.5 }}>
                  {formats.count(orders).text}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
