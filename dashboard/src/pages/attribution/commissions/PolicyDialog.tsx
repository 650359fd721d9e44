import { Alert, Button, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { addCommissionPolicyDocument } from '../../../api/generated/attribution/commissions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { businessDayAt } from '../../../time/business-day.ts';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { startOfDay } from '../../../time/start-of-day.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { blankRule, draftOf, fractionOf, type Policy, type RuleDraft, toPolicyInput } from './policy-draft.ts';
import { policyMessages } from './policy-messages.ts';
import { RuleFields } from './RuleFields.tsx';

interface PolicyDialogProps {
  /** The version that the new one begins as; undefined for the first. */
  readonly newest: Policy | undefined;
  readonly onClose: () => void;
}

/** Adds a version of the rules: said first, then confirmed, for it is never changed. */
export function PolicyDialog({ newest, onClose }: PolicyDialogProps) {
  const t = useMessages(policyMessages);
  const formats = useFormats();
  const client = useClient();
  const notify = useNotify();
  const queries = useQueryClient();
  const { timeZone } = useShopSettings();
  const today = businessDayAt(new Date(), timeZone);
  const [draft, setDraft] = useState(() => {
    const begun = draftOf(newest, today, formats.editable);
    return begun.rules.length > 0 ? begun : { ...begun, rules: [blankRule('first')] };
  });
  const [isConfirming, setConfirming] = useState(false);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const input = toPolicyInput(draft, (day) => startOfDay(day, timeZone));
  const save = useMutation({
    mutationFn: async (said: NonNullable<typeof input>) => {
      const { addCommissionPolicy } = await client.request(addCommissionPolicyDocument, {
        input: { ...said, idempotencyKey },
      });
      return expectMember(addCommissionPolicy, 'AddCommissionPolicyPayload');
    },
    onSuccess: async () => {
      notify(t('added'), { type: 'success' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['commission-policies'] });
    },
    onError: () => setConfirming(false),
  });
  const setRule = (changed: RuleDraft) =>
    setDraft({ ...draft, rules: draft.rules.map((rule) => (rule.key === changed.key ? changed : rule)) });
  if (isConfirming && input) {
    const when = formats.day(draft.day, 'long');
    return (
      <FormDialog
        title={t('confirmTitle')}
        submitLabel={t('confirm')}
        canSubmit={!save.isPending}
        onSubmit={() => save.mutate(input)}
        onClose={() => setConfirming(false)}
        error={save.error}
      >
        <Typography>{t('confirmText', { day: when, smart_count: input.rules.length })}</Typography>
        {draft.day <= today ? <Alert severity="warning">{t('pastText', { day: when })}</Alert> : null}
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={t('add')}
      submitLabel={t('review')}
      canSubmit={input !== null}
      onSubmit={() => setConfirming(true)}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        type="date"
        label={t('from')}
        helperText={t('fromHint')}
        value={draft.day}
        onChange={(event) => setDraft({ ...draft, day: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {draft.rules.map((rule, index) => (
        <RuleFields
          key={rule.key}
          rule={rule}
          place={index + 1}
          isTwice={draft.rules.some(({ key, channelId }) => key !== rule.key && channelId === rule.channelId)}
          onChange={setRule}
          onRemove={
            draft.rules.length > 1
              ? () => setDraft({ ...draft, rules: draft.rules.filter(({ key }) => key !== rule.key) })
              : undefined
          }
        />
      ))}
      <Button
        size="small"
        sx={{ alignSelf: 'flex-start' }}
        onClick={() => setDraft({ ...draft, rules: [...draft.rules, blankRule(crypto.randomUUID())] })}
      >
        {t('addRule')}
      </Button>
      <TextField
        label={t('fulfillingPercent')}
        helperText={t('fulfillingHint')}
        value={draft.fulfillingShare}
        error={fractionOf(draft.fulfillingShare) === null}
        onChange={(event) => setDraft({ ...draft, fulfillingShare: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
    </FormDialog>
  );
}
