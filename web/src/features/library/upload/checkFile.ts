/** What can be said of a file before a byte of it is read: whether its type, its size and the office's room allow it. */
export type Storage = { usedMegabytes: number; quotaMegabytes: number };

export type FileRules = { maxBytes: number; formats: readonly { extension: string }[] };

export type DoorRefusal = 'unknown type' | 'empty' | 'too big' | 'no room';

export const megabyte = 1024 ** 2;

/** `underWay` are the bytes of the uploads that the storage does not count yet. Null when the file may come. */
export function checkFile(
  file: { name: string; size: number },
  rules: FileRules,
  storage: Storage | null,
  underWay: number,
): DoorRefusal | null {
  const name = file.name.toLowerCase();
  if (!rules.formats.some(({ extension }) => name.endsWith(ending(extension)))) return 'unknown type';
  if (file.size === 0) return 'empty';
  if (file.size > rules.maxBytes) return 'too big';
  if (storage && storage.usedMegabytes * megabyte + underWay + file.size > storage.quotaMegabytes * megabyte)
    return 'no room';
  return null;
}

/** With its dot, as the browser's dialogue wants it. */
export const ending = (extension: string) => `.${extension.replace(/^\./, '')}`;
