import {
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Link as TextLink,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import { type ReportInput, rfmCustomersDocument } from '../../../api/generated/attribution/ltv.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { customerValueMessages } from './messages.ts';

interface CellCustomersProps {
  readonly input: ReportInput;
  readonly cell: { readonly r: number; readonly fm: number };
  readonly currency: string;
}

/** Who is in a cell of the grid. */
export function CellCustomers({ input, cell, currency }: CellCustomersProps) {
  const t = useMessages(customerValueMessages);
  const formats = useFormats();
  const client = useClient();
  const query = useQuery({
    queryKey: ['rfm-customers', input, cell],
    queryFn: async ({ signal }) => {
      const variables = { input, recency: cell.r, frequencyAndValue: cell.fm };
      return (await client.request(rfmCustomersDocument, variables, { signal })).rfmCustomers.customers;
    },
    retry: false,
  });
  if (query.error) return <ErrorState title={t('behind')} error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2 }}>
        {t('behind')}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {t('behindLead')}
      </Typography>
      {query.data === undefined ? (
        <Skeleton height={200} />
      ) : (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell component="th">{t('name')}</TableCell>
              <TableCell component="th">{t('lastOrder')}</TableCell>
              <TableCell component="th" align="right">
                {t('orders')}
              </TableCell>
              <TableCell component="th" align="right">
                {t('netSales')}
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {query.data.map(({ customer, lastOrderOn, orders, netSales }, index) => (
              <TableRow key={customer?.id ?? index}>
                <TableCell component="th" scope="row">
                  {customer ? (
                    <TextLink component={Link} to={`/customers/${customer.id}/show`}>
                      {customer.displayName}
                    </TextLink>
                  ) : (
                    '–'
                  )}
                </TableCell>
                <TableCell>{formats.day(lastOrderOn, 'long')}</TableCell>
                <TableCell align="right">{formats.count(orders).text}</TableCell>
                <TableCell align="right">{formats.money(netSales.amount, currency).text}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
