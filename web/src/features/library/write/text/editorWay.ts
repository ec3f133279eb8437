/** How somebody likes to write long texts: with buttons, or with marks. It is remembered in this browser, and all fields follow. */
import { useSyncExternalStore } from 'react';

export type Way = 'visual' | 'plain';

const name = 'commons-editor';
const listeners = new Set<() => void>();

const way = (): Way => (localStorage.getItem(name) === 'plain' ? 'plain' : 'visual');

export function keepWay(next: Way) {
  localStorage.setItem(name, next);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWay = (): Way => useSyncExternalStore(subscribe, way);
