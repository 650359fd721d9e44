import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { addDays, type BusinessDay, isBusinessDay } from '../time/business-day.ts';
import { filterMessages } from './messages.ts';
import type { Period } from './period.ts';

interface CustomPeriodDialogProps {
  readonly first: BusinessDay;
  /** Included; the period itself is half-open. */
  readonly last: BusinessDay;
  readonly onChoose: (period: Period) => void;
  readonly onClose: () => void;
}

/** Two native date fields: localized and accessible without a library. */
export function CustomPeriodDialog(props: CustomPeriodDialogProps) {
  const t = useMessages(filterMessages);
  const [first, setFirst] = useState(props.first);
  const [last, setLast] = useState(props.last);
  const valid = isBusinessDay(first) && isBusinessDay(last) && first <= last;
  const choose = () => {
    props.onChoose({ preset: 'custom', from: first, to: addDays(last, 1) });
    props.onClose();
  };
  const shrink = { inputLabel: { shrink: true } };
  return (
    <Dialog open onClose={props.onClose} aria-labelledby="custom-period">
      <DialogTitle id="custom-period">{t('period')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <TextField
          type="date"
          label={t('from')}
          value={first}
          onChange={(event) => setFirst(event.target.value)}
          slotProps={shrink}
        />
        <TextField
          type="date"
          label={t('to')}
          value={last}
          onChange={(event) => setLast(event.target.value)}
          slotProps={shrink}
        />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
        <Button variant="contained" disabled={!valid} onClick={choose}>
          {t('apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
