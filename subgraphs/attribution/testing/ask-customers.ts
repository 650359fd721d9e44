/** Asks for all of a report of customers but what is predicted. */
export const REPORT = `query Customers($input: ReportInput!) { customersReport(input: $input) {
  acquiredFrom
  cards { metric { key } value n low high }
  costCoverage { value n numerator denominator }
  cohorts { month customers cells { monthsAfter activeCustomers retention valuePerCustomer { amount }
    marginPerCustomer { amount } } }
  channels { channel { code } customers points { monthsAfter customers value { amount } } }
  rfm { recency frequencyAndValue group customers netSales { amount } }
  omniAgainstMono { ...Compared }
  marginOmniAgainstMono { ...Compared }
} }
fragment Compared on OmniComparison { omni { value n } mono { value n }
  uplift { value n low high caveat metric { benchmark } } standardizedUplift { value n low high caveat }
  strata { orders omni { value n low high } mono { value n low high } } }`;

interface Uplift {
  value: string | null;
  n: number;
  low: string;
  high: string;
  caveat: string;
}
interface Group {
  value: string | null;
  n: number;
}
/** Customers of several channels against those of one. */
export type Compared = Record<'omni' | 'mono', Group> & {
  uplift: Uplift & { metric: { benchmark: string | null } };
  standardizedUplift: Uplift;
  strata: Array<{ orders: string } & Record<'omni' | 'mono', Group & { low: string | null; high: string | null }>>;
};
/** What a report of customers answers. */
export interface CustomersAnswer {
  cards: Array<{ metric: { key: string }; value: string; n: number; low: string; high: string }>;
  costCoverage: { value: string; n: number; numerator: string; denominator: string };
  cohorts: Array<{
    month: string;
    customers: number;
    cells: Array<{
      monthsAfter: number;
      activeCustomers: number;
      retention: string;
      valuePerCustomer: { amount: string };
      marginPerCustomer: { amount: string } | null;
    }>;
  }>;
  channels: Array<{
    channel: { code: string };
    customers: number;
    points: Array<{ monthsAfter: number; customers: number; value: { amount: string } }>;
  }>;
  rfm: Array<{ recency: number; frequencyAndValue: number; customers: number; netSales: { amount: string } }>;
  omniAgainstMono: Compared;
  marginOmniAgainstMono: Compared;
}
