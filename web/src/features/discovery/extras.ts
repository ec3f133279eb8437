/** What the search screens have for those who are signed in alone: one download, and none for anybody else. */
import { lazy } from 'react';
import { wantWords } from '../../ui/locale';

export const extras = () => import('./saved/extras');

const part = <Name extends 'PastSearches' | 'SaveSearchPanel'>(name: Name) =>
  lazy(() => Promise.all([extras(), wantWords('office')]).then(([parts]) => ({ default: parts[name] })));

export const PastSearches = part('PastSearches');
export const SaveSearchPanel = part('SaveSearchPanel');
