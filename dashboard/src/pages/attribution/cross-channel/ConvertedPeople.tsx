import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Link as TextLink,
  Typography,
} from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import { convertedPeopleDocument, type ReportInput } from '../../../api/generated/attribution/cross-channel.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { crossChannelMessages } from './messages.ts';

/** Which cell, with the names of its channels. */
export interface CellOfMatrix {
  readonly touchedCode: string;
  readonly boughtCode: string;
  readonly touched: string;
  readonly bought: string;
}

interface ConvertedPeopleProps {
  readonly cell: CellOfMatrix;
  readonly input: ReportInput;
  readonly withinDays: number;
  readonly onClose: () => void;
}

/** People of one page. */
const PAGE = 50;

/** The people behind a cell, each with the order that made them count. */
export function ConvertedPeople({ cell, input, withinDays, onClose }: ConvertedPeopleProps) {
  const t = useMessages(crossChannelMessages);
  const formats = useFormats();
  const errorText = useErrorText();
  const client = useClient();
  const titleId = useId();
  const { touchedCode, boughtCode } = cell;
  const query = useInfiniteQuery({
    queryKey: ['converted-people', touchedCode, boughtCode, withinDays, input],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { input, touchedCode, boughtCode, withinDays, first: PAGE, after: pageParam };
      return (await client.request(convertedPeopleDocument, variables, { signal })).convertedPeople;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    retry: false,
  });
  const people = query.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('peopleTitle', { touched: cell.touched, bought: cell.bought })}</DialogTitle>
      <DialogContent>
        {query.error ? <Typography color="error">{errorText(query.error)}</Typography> : null}
        {query.isSuccess && people.length === 0 ? <Typography>{t('nobody')}</Typography> : null}
        <Table size="small">
          <TableHead>
            <TableRow>
              {[t('customer'), t('touchedOn'), t('boughtOn'), t('order')].map((column) => (
                <TableCell key={column}>{column}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {people.map(({ customer, order, touchedOn, boughtOn }) => (
              <TableRow key={`${customer?.id} ${order?.id}`}>
                <TableCell>
                  {customer ? (
                    <TextLink component={Link} to={`/customers/${customer.id}/show`}>
                      {customer.displayName}
                    </TextLink>
                  ) : (
                    '–'
                  )}
                </TableCell>
                <TableCell>{formats.day(touchedOn)}</TableCell>
                <TableCell>{formats.day(boughtOn)}</TableCell>
                <TableCell>
                  {order ? (
                    <TextLink component={Link} to={`/orders/${order.id}/show`}>
                      {order.number}
                    </TextLink>
                  ) : (
                    '–'
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        {query.hasNextPage ? (
          <Button color="inherit" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
