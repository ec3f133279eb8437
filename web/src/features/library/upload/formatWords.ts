/** The kinds of file that are taken, each once with all its extensions: "Web page (HTML, HTM)". */
export function formatWords(formats: readonly { label: string; extension: string }[]): string {
  const kinds = new Map<string, string[]>();
  for (const { label, extension } of formats) {
    kinds.set(label, [...(kinds.get(label) ?? []), extension.toUpperCase()]);
  }
  return [...kinds].map(([label, extensions]) => `${label} (${extensions.join(', ')})`).join(', ');
}
