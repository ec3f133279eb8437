/** A title made of a file's name: "2026_call-tree v2.docx" gives "2026 call tree v2". */
export function fileTitle(filename: string): string {
  const words = filename
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
