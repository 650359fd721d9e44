import { Button } from '@mui/material';
import type { MouseEventHandler } from 'react';
import { useFormState } from 'react-hook-form';
import { useMessages } from '../../i18n/use-messages.ts';

interface SaveButtonProps {
  readonly onlyChanges?: boolean;
  /** May ask first, and prevent the sending. */
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
}

/** Sends the form around it, once; with `onlyChanges`, as soon as something was changed. */
export function SaveButton({ onlyChanges = false, onClick }: SaveButtonProps) {
  const t = useMessages();
  const { isDirty, isSubmitting } = useFormState();
  return (
    <Button
      type="submit"
      variant="contained"
      onClick={onClick}
      disabled={isSubmitting || (onlyChanges && !isDirty)}
      sx={{ mt: 2, justifySelf: 'start' }}
    >
      {t('app.save')}
    </Button>
  );
}
