import { MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { setSpendDocument } from '../../../api/generated/attribution/spend.ts';
import { parseAmount } from '../../../i18n/amount.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { creditMessages } from './messages.ts';
import type { SpendStatement } from './spend.ts';

const PURPOSES = ['ACQUISITION', 'RETENTION'] as const;

/** States what was spent on a day, a channel and a campaign; it holds in place of what was said before. */
export function SpendDialog({ statement, onClose }: { statement: SpendStatement; onClose: () => void }) {
  const t = useMessages(creditMessages);
  const formats = useFormats();
  const client = useClient();
  const notify = useNotify();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({
    day: statement.day,
    channelCode: statement.channelCode,
    campaign: statement.campaign ?? '',
    purpose: statement.purpose,
    amount: formats.editable(statement.amount.amount),
    currencyCode: statement.amount.currencyCode,
  });
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const amount = parseAmount(draft.amount);
  const save = useMutation({
    mutationFn: async (exact: string) => {
      const { currencyCode, ...said } = draft;
      const entry = { ...said, campaign: draft.campaign || null, amount: { amount: exact, currencyCode } };
      const { setSpend } = await client.request(setSpendDocument, { input: { entries: [entry], idempotencyKey } });
      return expectMember(setSpend, 'SetSpendPayload');
    },
    onSuccess: async () => {
      notify(t('stated'), { type: 'success' });
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['spend'] }),
        queries.invalidateQueries({ queryKey: ['report', 'attribution'] }),
      ]);
    },
  });
  const isCurrency = /^[A-Z]{3}$/.test(draft.currencyCode);
  const isReady = amount !== null && isCurrency && draft.day !== '' && draft.channelCode.trim() !== '';
  const fields = [
    { name: 'day', label: t('day'), type: 'date' },
    { name: 'channelCode', label: t('channel'), type: 'text' },
    { name: 'campaign', label: t('campaign'), type: 'text' },
  ] as const;
  return (
    <FormDialog
      title={t('statementsTitle')}
      submitLabel={t('app.save')}
      canSubmit={isReady && !save.isPending}
      onSubmit={() => save.mutate(amount ?? '')}
      onClose={onClose}
      error={save.error}
    >
      {fields.map(({ name, label, type }) => (
        <TextField
          key={name}
          label={label}
          type={type}
          value={draft[name]}
          onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      ))}
      <TextField
        select
        label={t('purpose')}
        value={draft.purpose}
        onChange={(event) =>
          setDraft({ ...draft, purpose: event.target.value === 'RETENTION' ? 'RETENTION' : 'ACQUISITION' })
        }
      >
        {PURPOSES.map((purpose) => (
          <MenuItem key={purpose} value={purpose}>
            {t(`purposes.${purpose}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={t('amount')}
        value={draft.amount}
        error={draft.amount !== '' && amount === null}
        onChange={(event) => setDraft({ ...draft, amount: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
      />
      <TextField
        label={t('currency')}
        value={draft.currencyCode}
        error={draft.currencyCode !== '' && !isCurrency}
        onChange={(event) => setDraft({ ...draft, currencyCode: event.target.value.trim().toUpperCase() })}
        slotProps={{ htmlInput: { maxLength: 3, autoCapitalize: 'characters' } }}
      />
    </FormDialog>
  );
}
