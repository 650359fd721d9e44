import { MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { setFootfallDocument } from '../../../api/generated/attribution/footfall.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { footfallMessages } from './messages.ts';

/** A count as it is typed. */
export interface CountDraft {
  readonly locationId: string;
  readonly date: string;
  /** Null for the whole day. */
  readonly hour: number | null;
  /** Empty takes the count back. */
  readonly visitors: string;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MAX_VISITORS = 1_000_000;

interface FootfallDialogProps {
  readonly draft: CountDraft;
  readonly stores: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly onClose: () => void;
}

/** States how many came into a store on a day or in an hour; it holds in place of what was counted before. */
export function FootfallDialog({ draft: given, stores, onClose }: FootfallDialogProps) {
  const t = useMessages(footfallMessages);
  const client = useClient();
  const notify = useNotify();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(given);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const typed = draft.visitors.replace(/[\s\u00a0\u202f]/g, '');
  const isNumber = typed === '' || (/^\d{1,7}$/.test(typed) && Number(typed) <= MAX_VISITORS);
  const save = useMutation({
    mutationFn: async () => {
      const count = { ...draft, visitors: typed === '' ? null : Number(typed) };
      const input = { counts: [count], idempotencyKey };
      return expectMember((await client.request(setFootfallDocument, { input })).setFootfall, 'SetFootfallPayload');
    },
    onSuccess: async () => {
      notify(t(typed === '' ? 'takenBack' : 'saved'), { type: 'success' });
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['footfall'] }),
        queries.invalidateQueries({ queryKey: ['report', 'channels'] }),
      ]);
    },
  });
  return (
    <FormDialog
      title={t('count')}
      submitLabel={t('app.save')}
      canSubmit={isNumber && draft.locationId !== '' && draft.date !== '' && !save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        select
        label={t('store')}
        value={draft.locationId}
        onChange={(event) => setDraft({ ...draft, locationId: event.target.value })}
      >
        {stores.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="date"
        label={t('day')}
        value={draft.date}
        onChange={(event) => setDraft({ ...draft, date: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        label={t('hour')}
        value={draft.hour ?? ''}
        onChange={(event) =>
          setDraft({ ...draft, hour: event.target.value === '' ? null : Number(event.target.value) })
        }
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('wholeDay')}</MenuItem>
        {HOURS.map((hour) => (
          <MenuItem key={hour} value={hour}>
            {t('hourOf', { hour, next: hour + 1 })}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={t('visitors')}
        value={draft.visitors}
        error={!isNumber}
        helperText={isNumber ? t('visitorsHint') : t('visitorsInvalid')}
        onChange={(event) => setDraft({ ...draft, visitors: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'numeric', style: { textAlign: 'right' } } }}
      />
    </FormDialog>
  );
}
