/** The words that are selected inside an element, each gap as one blank; empty when none are, or when some lie outside of it. */
export function selectedWords(inside: Element | null): string {
  const selection = window.getSelection();
  if (!inside || !selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  if (!inside.contains(selection.getRangeAt(0).commonAncestorContainer)) return '';
  return selection.toString().replace(/\s+/g, ' ').trim();
}
