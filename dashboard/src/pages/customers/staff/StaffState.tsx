import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText } from '../../../ui/StatusText.tsx';
import { staffMessages } from './messages.ts';

/** Whether somebody works here. */
export function StaffState({ member: { isActive } }: { member: { readonly isActive: boolean } }) {
  const t = useMessages(staffMessages);
  return <StatusText tone={isActive ? 'neutral' : 'muted'}>{t(isActive ? 'works' : 'left')}</StatusText>;
}
