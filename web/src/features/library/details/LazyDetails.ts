/** The details of a version, with their words: a chunk of their own, so that the page's first words do not wait for them. */
import { lazy } from 'react';
import { wantWords } from '../../../ui/locale';

export const LazyDetails = lazy(async () => {
  const [details] = await Promise.all([import('./ResourceDetails'), wantWords('versions')]);
  return { default: details.ResourceDetails };
});
