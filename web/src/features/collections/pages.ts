/** The public pages of this folder; they are small and are loaded as one. */
export { CollectionPage } from './CollectionPage';
export { CollectionsPage } from './CollectionsPage';
export { StandardsPage, ValuesPage } from './landing/IndexPages';
export { StandardPage, TopicPage, ValuePage } from './landing/LandingPages';
export { TopicsPage } from './landing/TopicsPage';
