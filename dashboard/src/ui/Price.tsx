import { useFormats } from '../i18n/format.ts';
import { FigureText } from './FigureText.tsx';

export interface ApiMoney {
  readonly amount: string;
  readonly currencyCode: string;
}

/** An exact amount, or a dash where there is none. */
export function Price({ money }: { money: ApiMoney | null | undefined }) {
  const formats = useFormats();
  return money ? <FigureText figure={formats.money(money.amount, money.currencyCode)} /> : <>–</>;
}
