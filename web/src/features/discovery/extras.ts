/** What the search screens do without until it is used: each a download of its own, with its words. */
import { lazy, type ComponentType } from 'react';
import { wantWords } from '../../ui/locale';
import type { SuggestionsProps } from './suggest/Suggestions';

export const suggesting = () => import('./suggest/extras');

/** The list under the search field, wanted when the field is. Where it does not come, the field works as it did. */
export const Suggestions = lazy<ComponentType<SuggestionsProps>>(() =>
  Promise.all([suggesting(), wantWords('suggest')]).then(
    ([part]) => ({ default: part.Suggestions }),
    () => ({ default: () => null }),
  ),
);

/** For those who are signed in alone. */
export const SaveSearchPanel = lazy(() =>
  Promise.all([import('./saved/SaveSearchPanel'), wantWords('office')]).then(([part]) => ({
    default: part.SaveSearchPanel,
  })),
);
