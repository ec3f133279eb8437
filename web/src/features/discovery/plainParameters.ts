/**
 * Addresses with the parameters of a plain HTML form (repeated keys for lists), so that the server's form, which works
 * without scripts, and the app's links are the same addresses.
 */
export type Parameters = Record<string, string | string[]>;

export function parsePlain(search: string): Parameters {
  const found: Parameters = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const before = found[key];
    if (before === undefined) found[key] = value;
    else found[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

/** Empty values are left out; the answer starts with "?" or is empty. */
export function stringifyPlain(parameters: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') written.append(key, String(item));
    }
  }
  const text = written.toString();
  return text ? `?${text}` : '';
}
