import { MenuItem, TextField } from '@mui/material';
import { useListFilterContext } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';

interface ChoiceFilterProps {
  readonly source: string;
  readonly label: string;
  readonly allLabel?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** Narrows a list to one of several values, or to none. */
export function ChoiceFilter({ source, label, allLabel, choices }: ChoiceFilterProps) {
  const t = useMessages();
  const { filterValues, setFilters } = useListFilterContext();
  const value: unknown = filterValues[source];
  const all = allLabel ?? t('app.all');
  return (
    <TextField
      select
      label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => setFilters({ ...filterValues, [source]: event.target.value || undefined })}
      sx={{ minWidth: 160 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
