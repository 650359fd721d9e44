import { useFormats } from '../i18n/format.ts';
import { TableTwin } from './TableTwin.tsx';

const COLUMNS = ['Jour', 'Boutique en ligne', 'Magasins'];

export function Empty() {
  return <TableTwin label="Ventes" table={{ columns: COLUMNS, rows: [], formatCell: String }} />;
}

export function BigMoney() {
  const formats = useFormats();
  const rows = [
    ['2026-11-21', 1_234_567.5, -45],
    ['2026-11-22', null, 0],
  ];
  const formatCell = (cell: string | number | null) =>
    typeof cell === 'number' ? formats.money(cell, 'EUR').text : (cell ?? '–');
  return <TableTwin label="Ventes" table={{ columns: COLUMNS, rows, formatCell }} />;
}
