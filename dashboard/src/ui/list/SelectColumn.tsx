import { Checkbox } from '@mui/material';
import { DataTable, type RaRecord, useDataTableRenderContext, useListContext } from 'react-admin';
import { useMessages } from '../../i18n/use-messages.ts';
import { listMessages } from './messages.ts';

/** The boxes by which rows are chosen. react-admin's own leave their inputs without a name. */
export function SelectColumn({ nameOf }: { nameOf: (row: RaRecord) => string }) {
  const t = useMessages(listMessages);
  const place = useDataTableRenderContext();
  const { selectedIds, onToggleItem } = useListContext();
  // It is no column to hide.
  if (place === 'columnsSelector') return null;
  return (
    <DataTable.Col
      source="id"
      disableSort
      label={<SelectPage />}
      sx={{ width: 48, p: 0 }}
      render={(row: RaRecord) => (
        <Checkbox
          size="small"
          checked={selectedIds.includes(row.id)}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onToggleItem(row.id)}
          slotProps={{ input: { 'aria-label': t('select', { name: nameOf(row) }) } }}
        />
      )}
    />
  );
}

/** Chooses every row of the page, or none of them. */
function SelectPage() {
  const t = useMessages(listMessages);
  const { data, selectedIds, onSelect } = useListContext();
  const ids = (data ?? []).map(({ id }) => id);
  const others = selectedIds.filter((id) => !ids.includes(id));
  const isWhole = ids.length > 0 && ids.every((id) => selectedIds.includes(id));
  return (
    <Checkbox
      size="small"
      checked={isWhole}
      onChange={() => onSelect(isWhole ? others : [...others, ...ids])}
      slotProps={{ input: { 'aria-label': t('selectPage') } }}
    />
  );
}
