import { LOYALTY_ENTRY_KINDS } from '../../../shared/ledger-kinds.ts';
import { builder, connectionType } from '../../builder.ts';
import type { Account } from '../model/account.ts';
import type { Entry } from '../model/entry.ts';

export const LoyaltyAccountType = builder.objectRef<Account>('LoyaltyAccount');

export const LoyaltyEntryKindType = builder.enumType('LoyaltyEntryKind', LOYALTY_ENTRY_KINDS);

export const LoyaltyEntryType = builder.objectRef<Entry>('LoyaltyEntry');
export const LoyaltyEntryConnectionType = connectionType('LoyaltyEntry', LoyaltyEntryType);
