import { ConflictError } from '#kernel/values/errors.ts';

/** Messages for the caller by the unique constraint that refused a write. */
const TAKEN: Readonly<Record<string, string>> = {
  product_handle_key: 'Another product has this handle',
  variant_sku_key: 'Another variant has this SKU',
  variant_scan_code_key: 'Another variant has this barcode',
  variant_option_key: 'The product has a variant with these options already',
  channel_pkey: 'A channel with this code exists already',
  collection_handle_key: 'Another collection has this handle',
};

/** Runs a write; a value that is taken becomes a ConflictError that says which. */
export async function refusingTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    const message = code === '23505' ? TAKEN[constraint ?? ''] : undefined;
    throw message === undefined ? error : new ConflictError(message, 'ALREADY_EXISTS');
  }
}
