import { builder, connectionType } from '../../builder.ts';
import type { Account } from '../model/account.ts';
import type { Entry } from '../model/entry.ts';

export const LoyaltyAccountType = builder.objectRef<Account>('LoyaltyAccount');

export const LoyaltyEntryKindType = builder.enumType('LoyaltyEntryKind', {
  description:
    'Why points moved: EARN by an order, REDEEM at checkout, REVERSE on a return, RESTORE of redeemed points, ADJUST by staff.',
  values: ['EARN', 'REDEEM', 'REVERSE', 'RESTORE', 'ADJUST'] as const,
});

export const LoyaltyEntryType = builder.objectRef<Entry>('LoyaltyEntry');
export const LoyaltyEntryConnectionType = connectionType('LoyaltyEntry', LoyaltyEntryType);
