/** The comparison of two rounds, with its words: a chunk of its own, which first rounds do not load. */
import { lazy } from 'react';
import { wantWords } from '../../../ui/locale';

export const LazySince = lazy(async () => {
  const [since] = await Promise.all([import('./Since'), wantWords('versions')]);
  return { default: since.Since };
});
