import { builder, connectionType } from '../../builder.ts';
import type { PosReceipt, PosRemark } from '../model/pos-receipt.ts';

export const PosReceiptType = builder.objectRef<PosReceipt>('PosReceipt');
export const PosReceiptConnectionType = connectionType('PosReceipt', PosReceiptType);

export const PosRemarkType = builder.enumType('PosRemark', {
  description: 'What somebody has to look at in a receipt. More values may be added: keep a default branch.',
  values: {
    CLOCK_IMPLAUSIBLE: { description: 'The clock of the POS cannot be right: it counts when it arrived.' },
    IDENTIFIER_PASSED_OVER: { description: 'The customer showed something of a kind that is not known here.' },
    PAYMENTS_DIFFER: { description: 'The payments differ from everything that the POS has said of them.' },
    RETURN_WITHOUT_SALE: { description: 'Goods came back whose sale was not named, or was not found.' },
  } satisfies Record<PosRemark, object>,
});
