import { Button } from '@mui/material';
import { codeOf } from '../api/errors.ts';
import { frameMessages } from '../i18n/frame-messages.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { StateMessage } from './StateMessage.tsx';

const { errors: ERRORS } = frameMessages.en;
type ErrorCode = keyof typeof ERRORS;

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

/** The sentence for an error in the user's language. */
export function useErrorText(): (error: unknown) => string {
  const t = useMessages();
  return (error) => {
    const code = codeOf(error);
    return t(`errors.${isKnown(code) ? code : 'UNKNOWN'}`);
  };
}

interface ErrorStateProps {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly minHeight?: number;
}

/** A failed part of a page, with the way to try again. */
export function ErrorState({ title, error, onRetry, minHeight = 200 }: ErrorStateProps) {
  const t = useMessages();
  const text = useErrorText();
  return (
    <StateMessage
      urgent
      minHeight={minHeight}
      title={title}
      hint={text(error)}
      action={
        <Button variant="outlined" size="small" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  );
}
