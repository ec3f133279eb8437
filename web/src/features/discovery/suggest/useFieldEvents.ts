/** Hears the keys, the typing, the clicks and the leaving of a field that stands in another component. */
import { useEffect, useEffectEvent, type RefObject } from 'react';

type Heard = {
  onKey: (event: KeyboardEvent) => void;
  /** Somebody types in the field or clicks on it. */
  onUse: () => void;
  onLeave: (event: FocusEvent) => void;
};

/** `begun`: whether the field was used already, perhaps before anybody heard here; then it counts as used now. */
export function useFieldEvents(field: RefObject<HTMLInputElement | null>, begun: boolean, heard: Heard) {
  const onKey = useEffectEvent(heard.onKey);
  const onUse = useEffectEvent(heard.onUse);
  const onLeave = useEffectEvent(heard.onLeave);
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    const key = (event: KeyboardEvent) => onKey(event);
    const use = () => onUse();
    const leave = (event: FocusEvent) => onLeave(event);
    input.addEventListener('keydown', key);
    input.addEventListener('input', use);
    input.addEventListener('click', use);
    input.addEventListener('blur', leave);
    return () => {
      input.removeEventListener('keydown', key);
      input.removeEventListener('input', use);
      input.removeEventListener('click', use);
      input.removeEventListener('blur', leave);
    };
  }, [field]);
  // On a slow machine words are typed while the part that hears them is still on its way.
  useEffect(() => {
    if (begun && document.activeElement === field.current) onUse();
  }, [field, begun]);
}
