import { useFormats } from '../i18n/format.ts';
import { FigureText } from './FigureText.tsx';

export function Money() {
  return <FigureText figure={useFormats().money('1234567.8', 'EUR', 'round')} />;
}

export function Rate() {
  return <FigureText figure={useFormats().rate(0.214)} />;
}

export function Duration() {
  return <FigureText figure={useFormats().duration(12_600)} />;
}

export function Negative() {
  return <FigureText figure={useFormats().count(-1_202)} />;
}
