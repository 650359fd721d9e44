/** A price as people type it ("1 234,50", "129.00") as the API's decimal; null when it is no price. */
export function parseAmount(text: string): string | null {
  const plain = text.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,3})?$/.test(plain) ? plain : null;
}
