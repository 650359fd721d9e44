import { TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { setExchangeRatesDocument } from '../../../api/generated/attribution/exchange-rates.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { rateMessages } from './rate-messages.ts';

/** A rate as it is typed. */
export interface RateDraft {
  readonly date: string;
  readonly baseCurrencyCode: string;
  readonly currencyCode: string;
  /** Empty takes it back. */
  readonly rate: string;
}

const CODE = /^[A-Z]{3}$/;

/** States a rate manually; it holds for orders that are yet to come. */
export function RateDialog({ draft: given, onClose }: { draft: RateDraft; onClose: () => void }) {
  const t = useMessages(rateMessages);
  const client = useClient();
  const notify = useNotify();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(given);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const typed = draft.rate.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const isRate = typed === '' || (/^\d{1,9}(\.\d{1,6})?$/.test(typed) && Number(typed) > 0);
  const { baseCurrencyCode, currencyCode } = draft;
  const areTwo = CODE.test(baseCurrencyCode) && CODE.test(currencyCode) && baseCurrencyCode !== currencyCode;
  const save = useMutation({
    mutationFn: async () => {
      const input = { rates: [{ ...draft, rate: typed === '' ? null : typed }], idempotencyKey };
      const { setExchangeRates } = await client.request(setExchangeRatesDocument, { input });
      return expectMember(setExchangeRates, 'SetExchangeRatesPayload');
    },
    onSuccess: async () => {
      notify(t('saved'), { type: 'success' });
      onClose();
      // Spend that waited for a rate has one now.
      await Promise.all(
        [['exchange-rates'], ['spend'], ['report', 'attribution']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const codes = [
    { name: 'baseCurrencyCode', label: t('base') },
    { name: 'currencyCode', label: t('currency') },
  ] as const;
  const isWrong = currencyCode !== '' && !areTwo;
  return (
    <FormDialog
      title={t('enter')}
      submitLabel={t('app.save')}
      canSubmit={isRate && areTwo && draft.date !== '' && !save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        type="date"
        label={t('day')}
        value={draft.date}
        onChange={(event) => setDraft({ ...draft, date: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {codes.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          value={draft[name]}
          error={isWrong}
          helperText={isWrong ? t('currencyInvalid') : null}
          onChange={(event) => setDraft({ ...draft, [name]: event.target.value.trim().toUpperCase() })}
          slotProps={{ htmlInput: { maxLength: 3 } }}
        />
      ))}
      <TextField
        label={t('rate')}
        value={draft.rate}
        error={!isRate}
        helperText={isRate ? t('rateHint') : t('rateInvalid')}
        onChange={(event) => setDraft({ ...draft, rate: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
      />
    </FormDialog>
  );
}
