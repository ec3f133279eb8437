/** What is loaded when the search field is used (`discovery/extras.ts`). */
export { rememberSearch } from '../pastSearches';
export { Suggestions } from './Suggestions';
