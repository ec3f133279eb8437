/** The visual editor, loaded when a field first wants it: it is heavy, and whoever writes with marks never loads it. */
import { useEffect, useState } from 'react';

type Module = typeof import('./visual');
type Loaded = { module: Module | null; failed: boolean };

export function useVisualEditor(wanted: boolean): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ module: null, failed: false });
  const needed = wanted && !loaded.module && !loaded.failed;
  useEffect(() => {
    if (!needed) return;
    let left = false;
    import('./visual').then(
      (module) => left || setLoaded({ module, failed: false }),
      () => left || setLoaded({ module: null, failed: true }),
    );
    return () => {
      left = true;
    };
  }, [needed]);
  return loaded;
}
