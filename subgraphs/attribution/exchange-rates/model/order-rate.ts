import type { OrderId } from '../../../shared/ids.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';

/** The rate by which an order counts in the shop's currency; all three are null where none was known. */
export interface OrderRate {
  readonly orderId: OrderId;
  readonly currency: string;
  readonly shopCurrency: string;
  readonly day: BusinessDay;
  readonly rate: string | null;
  readonly rateDay: BusinessDay | null;
  readonly source: string | null;
}

/** An order in another currency than the shop's, and the business day of its sale. */
export interface ForeignOrder {
  readonly orderId: OrderId;
  readonly currency: string;
  readonly day: BusinessDay;
}
