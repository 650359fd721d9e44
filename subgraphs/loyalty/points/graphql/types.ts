import { builder, connectionType } from '../../builder.ts';
import type { Account } from '../model/account.ts';
import type { Entry } from '../model/entry.ts';

export const LoyaltyAccountType = builder.objectRef<Account>('LoyaltyAccount');

export const LoyaltyEntryKindType = builder.enumType('LoyaltyEntryKind', {
  description: 'Why points moved.',
  values: {
    ADJUST: { description: 'Staff corrected the balance.' },
    EARN: { description: 'An order earned them.' },
    REDEEM: { description: 'They paid at a checkout.' },
    RESTORE: { description: 'Redeemed points came back with a return or a cancellation.' },
    REVERSE: { description: 'Earned points were taken back with a return or a cancellation.' },
  } as const,
});

export const LoyaltyEntryType = builder.objectRef<Entry>('LoyaltyEntry');
export const LoyaltyEntryConnectionType = connectionType('LoyaltyEntry', LoyaltyEntryType);
