import { Checkbox, FormControlLabel, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useLocation } from 'react-router';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../api/BackendContext.tsx';
import { expectMember } from '../../api/errors.ts';
import { createSavedViewDocument } from '../../api/generated/attribution/views.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { viewMessages } from './messages.ts';
import { useForgetViews } from './use-saved-views.ts';

/** Characters of a name, as the server takes them. */
const MAX_NAME = 80;

/** Keeps the page as it is now, under a name. */
export function SaveViewDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const t = useMessages(viewMessages);
  const client = useClient();
  const notify = useNotify();
  const { search } = useLocation();
  const forget = useForgetViews(path);
  const [idempotencyKey] = useState(() => uuidv7());
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isDefault, setDefault] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      const input = { idempotencyKey, name: name.trim(), path, search, isShared, isDefault };
      expectMember(
        (await client.request(createSavedViewDocument, { input })).createSavedView,
        'CreateSavedViewPayload',
      );
    },
    onSuccess: async () => {
      await forget();
      notify(t('kept'), { type: 'success' });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('saveTitle')}
      submitLabel={t('app.save')}
      canSubmit={name.trim() !== '' && !save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        autoFocus
        label={t('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        helperText={t('nameHint')}
        slotProps={{ htmlInput: { maxLength: MAX_NAME } }}
      />
      <FormControlLabel
        label={t('share')}
        control={<Checkbox checked={isShared} onChange={(_event, checked) => setShared(checked)} />}
      />
      <FormControlLabel
        label={t('open')}
        control={<Checkbox checked={isDefault} onChange={(_event, checked) => setDefault(checked)} />}
      />
    </FormDialog>
  );
}
