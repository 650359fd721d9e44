import { useNotify } from 'react-admin';
import { useErrorText } from '../ErrorState.tsx';

/** Reports the outcome of a save in the reader's language; react-admin puts field errors at their fields. */
export function useSaveOptions<Row>(saved: string, onSaved: (record: Row) => void) {
  const notify = useNotify();
  const errorText = useErrorText();
  return {
    onSuccess: (record: Row) => {
      notify(saved, { type: 'success' });
      onSaved(record);
    },
    onError: (error: unknown) => notify(errorText(error), { type: 'error' }),
  };
}
