/** The digits of a barcode as people write it, hyphens and spaces included; undefined when it is none. */
export function parseGtin(raw: string): string | undefined {
  const digits = raw.length <= 40 ? raw.replace(/(?<=\d)[ -](?=\d)/g, '') : raw;
  return isGtin(digits) ? digits : undefined;
}

/** True for 8, 12, 13 or 14 digits with the right check digit (GS1 General Specifications, section 7.9). */
function isGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  return Number(code.at(-1)) === checkDigitOf(code.slice(0, -1));
}

/** The check digit of the digits before it: weights 3 and 1 in turn, 3 at the rightmost. */
export function checkDigitOf(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** The number of a barcode that is a GTIN; null for another code. */
export function gtinOf(barcode: string | null): string | null {
  return barcode !== null && isGtin(barcode) ? barcode : null;
}

/**
 * What a barcode is known by: the 14 digits that name the same article in all its forms, UPC, EAN and GTIN-14; any other
 * code as it stands. The database has it as a generated column.
 */
export function scanCodeOf(code: string): string {
  return /^(\d{8}|\d{12,14})$/.test(code) ? code.padStart(14, '0') : code;
}
