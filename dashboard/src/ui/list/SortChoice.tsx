import { MenuItem, TextField } from '@mui/material';
import { useListSortContext } from 'react-admin';
import { useMessages } from '../../i18n/use-messages.ts';
import { listMessages } from './messages.ts';

/** A column that the server sorts by. */
export interface SortField {
  readonly field: string;
  readonly label: string;
}

const ORDERS = [
  { order: 'ASC', arrow: '↑' },
  { order: 'DESC', arrow: '↓' },
] as const;

/** The order of a list where it has no column heads to press. */
export function SortChoice({ fields }: { fields: readonly SortField[] }) {
  const t = useMessages(listMessages);
  const { sort, setSort } = useListSortContext();
  const options = fields.flatMap(({ field, label }) =>
    ORDERS.map(({ order, arrow }) => ({ key: `${field} ${order}`, field, order, label: `${label} ${arrow}` })),
  );
  return (
    <TextField
      select
      label={t('sortBy')}
      value={options.find((one) => one.field === sort.field && one.order === sort.order)?.key ?? ''}
      onChange={(event) => {
        const chosen = options.find(({ key }) => key === event.target.value);
        if (chosen) setSort({ field: chosen.field, order: chosen.order });
      }}
      sx={{ minWidth: 150, m: 0 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      {options.map(({ key, label }) => (
        <MenuItem key={key} value={key}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}
