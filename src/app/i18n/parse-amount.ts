/** A number as somebody types it: full-width digits, spaces between thousands and a decimal comma are read as meant. Null: none. */
export function parseAmount(typed: string): number | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s\u202f]/g, "")
    .replace(/−/g, "-")
    .replace(/[，,](?=\d{1,2}$)/, ".");
  const value = Number(plain.replace(/,/g, ""));
  return plain === "" || !Number.isFinite(value) ? null : value;
}
