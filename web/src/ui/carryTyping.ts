/** Carries what a quick reader has already typed into the painted search box over to the one that takes its place. */
export function carryTyping(page: Document) {
  const before = page.querySelector<HTMLInputElement>('#q');
  const kept = before && {
    value: before.value,
    painted: before.defaultValue,
    focused: page.activeElement === before,
    from: before.selectionStart,
    to: before.selectionEnd,
  };
  return {
    /** React commits soon, not at once: the new box is awaited for a few frames, then the wish is dropped. */
    bringBack(framesLeft = 60) {
      if (!kept || (kept.value === kept.painted && !kept.focused)) return;
      const after = page.querySelector<HTMLInputElement>('#q');
      if (!after || after === before) {
        if (framesLeft > 0) requestAnimationFrame(() => this.bringBack(framesLeft - 1));
        return;
      }
      after.value = kept.value;
      if (kept.focused) {
        after.focus();
        after.setSelectionRange(kept.from, kept.to);
      }
    },
  };
}
