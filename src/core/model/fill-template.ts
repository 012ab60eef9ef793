/** Replaces `{name}` by the parameter of that name; numbers are shown with at most 6 significant decimals. */
export function fillTemplate(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? String(Number(value.toPrecision(12))) : value;
  });
}
