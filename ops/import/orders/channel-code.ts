import { RowFault } from './drafts.ts';

/** "In-Store" is the channel IN_STORE, "580111" is CHANNEL_580111; codes stay as they are. */
export function codeOf(name: string): string {
  const plain = plainCode(name).replace(/^_+|_+$/g, '');
  const code = (/^\d/.test(plain) ? `CHANNEL_${plain}` : plain).slice(0, 40);
  if (code.length < 2) throw new RowFault(`"${name}" is no name for a channel`);
  return code;
}

/** The code of a store: a name that may be one stays, another is written as one, "Casa María" as CASA_MARIA. */
export function storeCodeOf(name: string): string {
  if (/^[A-Za-z0-9._-]{1,40}$/.test(name)) return name;
  return plainCode(name)
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
}

function plainCode(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
}
