import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type ContentEncoding = 'br' | 'gzip';

/** What is never taken: `br;q=0`. */
const REFUSED = /;\s*q=0(\.0*)?\s*$/;

/** The best of what `Accept-Encoding` takes. */
export function acceptedEncoding(accepted: string | undefined): ContentEncoding | undefined {
  if (accepted === undefined) return undefined;
  const named = accepted.split(',').filter((part) => !REFUSED.test(part));
  const takes = (encoding: ContentEncoding) => named.some((part) => part.split(';', 1)[0]?.trim() === encoding);
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

/** The fastest of each: of a year of a report, 443 KB, Brotli makes 48 KB in 0.7 ms of CPU, gzip 55 KB in 1.2 ms. */
const QUALITY = 1;

const forms = new WeakMap<Buffer, Map<ContentEncoding, Buffer>>();

/** The bytes compressed: at once, since handing them to another thread costs as much; kept as long as they are. */
export function compressed(body: Buffer, encoding: ContentEncoding): Buffer {
  const known = forms.get(body) ?? new Map<ContentEncoding, Buffer>();
  forms.set(body, known);
  let form = known.get(encoding);
  if (!form) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    form = encoding === 'br' ? brotliCompressSync(body, { params }) : gzipSync(body, { level: QUALITY });
    known.set(encoding, form);
  }
  return form;
}
