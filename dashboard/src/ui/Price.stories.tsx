import { Price } from './Price.tsx';

export function Usual() {
  return <Price money={{ amount: '129.90', currencyCode: 'EUR' }} />;
}

export function Missing() {
  return <Price money={null} />;
}

export function Negative() {
  return <Price money={{ amount: '-45.00', currencyCode: 'EUR' }} />;
}

export function BigMoney() {
  return <Price money={{ amount: '123456789.05', currencyCode: 'EUR' }} />;
}

export function WithoutDecimals() {
  return <Price money={{ amount: '18500', currencyCode: 'JPY' }} />;
}
