import { codeOf } from '../../../api/errors.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { staffMessages } from './messages.ts';

/** Why a change of somebody was refused: of the staff, the only state that forbids one is the last administrator's. */
export function useRefusalText(): (error: unknown) => string {
  const t = useMessages(staffMessages);
  const errorText = useErrorText();
  return (error) => (codeOf(error) === 'STATE_CONFLICT' ? t('lastAdmin') : errorText(error));
}
