const RECEIPT = `id occurredAt statedAt receivedAt remarks cashRounding { amount } changeGiven { amount } tip { amount }
  difference { amount } payments { kind amount { amount } } checkedAt`;
export const SALE = `mutation ($input: RecordPosSaleInput!) { recordPosSale(input: $input) { __typename
  ... on RecordPosSalePayload { completion posReceipt { ${RECEIPT} }
    order { id number placedAt customer { id } cost { total { gross { amount } tax { amount } } } }
    returns { id amountRefunded { amount } order { id } } }
  ... on UserError { errorCode } } }`;
export const LIST = `query ($filter: PosReceiptFilter) { posReceipts(filter: $filter, first: 50) { totalCount nodes { ${RECEIPT} } } }`;
export const CHECK = `mutation ($input: CheckPosReceiptInput!) { checkPosReceipt(input: $input) { __typename
  ... on CheckPosReceiptPayload { posReceipt { id checkedAt } } ... on UserError { errorCode } } }`;

export type Amount = { amount: string };
export type Receipt = Record<'id' | 'occurredAt' | 'statedAt' | 'receivedAt', string> & {
  remarks: string[];
  checkedAt: string | null;
};
export interface Recorded {
  __typename: string;
  errorCode?: string;
  posReceipt: Receipt;
  order: {
    id: string;
    number: string;
    placedAt: string;
    customer: { id: string } | null;
    cost: { total: { gross: Amount; tax: Amount } };
  };
  returns: Array<{ id: string; amountRefunded: Amount; order: { id: string } }>;
}

export const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });
export const line = (sku: string, quantity: number, price: string, more: object = {}) => ({
  variant: { sku },
  quantity,
  unitPrice: eur(price),
  ...more,
});
export const paid = (kind: string, amount: string) => ({ kind, amount: eur(amount) });
