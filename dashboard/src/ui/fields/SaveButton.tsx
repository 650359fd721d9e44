import { Button } from '@mui/material';
import { useFormState } from 'react-hook-form';
import { useMessages } from '../../i18n/use-messages.ts';

/** Sends the form around it, once; with `onlyChanges`, as soon as something was changed. */
export function SaveButton({ onlyChanges = false }: { onlyChanges?: boolean }) {
  const t = useMessages();
  const { isDirty, isSubmitting } = useFormState();
  return (
    <Button
      type="submit"
      variant="contained"
      disabled={isSubmitting || (onlyChanges && !isDirty)}
      sx={{ mt: 2, justifySelf: 'start' }}
    >
      {t('app.save')}
    </Button>
  );
}
