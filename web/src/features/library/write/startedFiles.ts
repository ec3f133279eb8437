/** Hands the file that a resource was started from over to its editor; files cannot travel in an address. */
const waiting = new Map<string, File>();

export const leaveFile = (slug: string, file: File) => void waiting.set(slug, file);

export function takeFile(slug: string): File | undefined {
  const file = waiting.get(slug);
  waiting.delete(slug);
  return file;
}
