/** The parts of the search screens that only those who are signed in load (`discovery/extras.ts`). */
export { rememberSearch } from '../pastSearches';
export { PastSearches } from './PastSearches';
export { SaveSearchPanel } from './SaveSearchPanel';
