import { Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';

interface ManyFilterProps {
  readonly label: string;
  readonly allLabel: string;
  readonly countLabel: (count: number) => string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses some of several; none chosen means all. */
export function ManyFilter({ label, allLabel, countLabel, options, chosen, onChange }: ManyFilterProps) {
  const summary = () => {
    if (chosen.length === 0) return allLabel;
    const [only] = chosen;
    return chosen.length > 1 ? countLabel(chosen.length) : (options.find(({ value }) => value === only)?.label ?? only);
  };
  return (
    <TextField
      select
      label={label}
      // An address may name values that the list does not (yet) hold.
      value={chosen.filter((value) => options.some((option) => option.value === value))}
      onChange={(event) => onChange([event.target.value].flat())}
      sx={{ minWidth: 170 }}
      slotProps={{
        select: { multiple: true, displayEmpty: true, renderValue: summary },
        inputLabel: { shrink: true },
      }}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value} dense>
          <Checkbox
            size="small"
            tabIndex={-1}
            disableRipple
            checked={chosen.includes(option.value)}
            sx={{ p: 0.5, mr: 1 }}
            slotProps={{ input: { 'aria-hidden': true } }}
          />
          <ListItemText primary={option.label} slotProps={{ primary: { variant: 'body2' } }} />
        </MenuItem>
      ))}
    </TextField>
  );
}
