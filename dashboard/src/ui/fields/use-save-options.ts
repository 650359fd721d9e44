import { useNotify } from 'react-admin';
import { useErrorText } from '../ErrorState.tsx';

/**
 * Reports the outcome of a save in the reader's language; react-admin puts field errors at their fields.
 * @param refusalText of a form that knows more of a refusal than its code's common sentence
 */
export function useSaveOptions<Row>(
  saved: string,
  onSaved: (record: Row) => void,
  refusalText?: (error: unknown) => string,
) {
  const notify = useNotify();
  const commonText = useErrorText();
  const errorText = refusalText ?? commonText;
  return {
    onSuccess: (record: Row) => {
      notify(saved, { type: 'success' });
      onSaved(record);
    },
    onError: (error: unknown) => notify(errorText(error), { type: 'error' }),
  };
}
