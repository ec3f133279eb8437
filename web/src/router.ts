/** The map of addresses: which screen stands where, each loaded when first needed. Search addresses are plain form parameters. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { Left } from './features/curation/queue/QueueNews';
import { parsePlain, stringifyPlain } from './features/discovery/plainParameters';
import { readSearchState } from './features/discovery/searchState';
import { readThesaurusState } from './features/discovery/thesaurus/thesaurusState';
import type { CompareState } from './features/library/compare/compareState';
import { readRecordState } from './features/record/recordState';
import { wantWords, type Catalogue } from './ui/locale';
import { isState, type StateCode } from './ui/states';
import { NotFound } from './ui/NotFound';
import { PageFault } from './ui/PageFault';
import { SiteLayout } from './ui/SiteLayout';

const root = createRootRoute({ component: SiteLayout });
const at = { getParentRoute: () => root };
/** A page with the catalogue of its words. */
const withWords =
  <Module>(catalogue: Catalogue, load: () => Promise<Module>) =>
  async () =>
    (await Promise.all([load(), wantWords(catalogue)]))[0];
/** A public page beside search and resource. */
const place = <Module>(load: () => Promise<Module>) => withWords('places', load);
/** A working page of an office. */
const office = <Module>(load: () => Promise<Module>) => withWords('office', load);
const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

const home = createRoute({
  ...at,
  path: '/',
  component: lazyRouteComponent(() => import('./features/discovery/HomePage'), 'HomePage'),
});

const search = createRoute({
  ...at,
  path: '/search',
  validateSearch: readSearchState,
  component: lazyRouteComponent(() => import('./features/discovery/SearchPage'), 'SearchPage'),
});

const resource = createRoute({
  ...at,
  path: '/r/$slug',
  component: lazyRouteComponent(() => import('./features/library/ResourcePage'), 'ResourcePage'),
});

const version = createRoute({
  ...at,
  path: '/r/$slug/v/$number',
  component: lazyRouteComponent(
    withWords('versions', () => import('./features/library/version/VersionPage')),
    'VersionPage',
  ),
});

const compare = createRoute({
  ...at,
  path: '/r/$slug/compare',
  validateSearch: (search: Record<string, unknown>): CompareState => ({ from: text(search.from), to: text(search.to) }),
  component: lazyRouteComponent(
    withWords('versions', () => import('./features/library/compare/ComparePage')),
    'ComparePage',
  ),
});

const document = createRoute({
  ...at,
  path: '/documents/$id',
  validateSearch: (search: Record<string, unknown>): { from?: string; review?: string } => ({
    from: text(search.from),
    review: text(search.review),
  }),
  component: lazyRouteComponent(
    withWords('versions', () => import('./features/library/document/DocumentPage')),
    'DocumentPage',
  ),
});

const publish = createRoute({
  ...at,
  path: '/publish',
  validateSearch: (search: Record<string, unknown>): { title?: string } => ({ title: text(search.title) }),
  component: lazyRouteComponent(
    office(() => import('./features/library/write/PublishPage')),
    'PublishPage',
  ),
});

const editor = createRoute({
  ...at,
  path: '/publish/$slug',
  component: lazyRouteComponent(
    office(() => import('./features/library/write/EditorPage')),
    'EditorPage',
  ),
});

const preview = createRoute({
  ...at,
  path: '/publish/$slug/preview',
  validateSearch: (search: Record<string, unknown>): { department?: string } => ({
    department: text(search.department),
  }),
  component: lazyRouteComponent(
    office(() => import('./features/library/preview/PreviewPage')),
    'PreviewPage',
  ),
});

const reviews = createRoute({
  ...at,
  path: '/reviews',
  validateSearch: (search: Record<string, unknown>): Left => ({
    decided: text(search.decided),
    advised: text(search.advised),
    released: text(search.released),
    secondAsked: text(search.secondAsked),
  }),
  component: lazyRouteComponent(
    office(() => import('./features/curation/queue/QueuePage')),
    'QueuePage',
  ),
});

const review = createRoute({
  ...at,
  path: '/reviews/$id',
  component: lazyRouteComponent(
    office(() => import('./features/curation/ReviewPage')),
    'ReviewPage',
  ),
});

const savedSearches = createRoute({
  ...at,
  path: '/searches',
  component: lazyRouteComponent(
    office(() => import('./features/discovery/saved/SavedSearchesPage')),
    'SavedSearchesPage',
  ),
});

const wanted = createRoute({
  ...at,
  path: '/wanted',
  component: lazyRouteComponent(
    office(() => import('./features/discovery/saved/WantedPage')),
    'WantedPage',
  ),
});

const flags = createRoute({
  ...at,
  path: '/flags',
  component: lazyRouteComponent(
    office(() => import('./features/moderation/flag/FlagsPage')),
    'FlagsPage',
  ),
});

const transparency = createRoute({
  ...at,
  path: '/transparency',
  component: lazyRouteComponent(
    withWords('moderation', () => import('./features/moderation/open/TransparencyPage')),
    'TransparencyPage',
  ),
});

const staffSearches = createRoute({
  ...at,
  path: '/staff/searches',
  component: lazyRouteComponent(
    office(() => import('./features/discovery/staff/SearchesPage')),
    'SearchesPage',
  ),
});

const departments = createRoute({
  ...at,
  path: '/departments',
  validateSearch: (search: Record<string, unknown>): { q?: string; state?: StateCode; after?: string } => ({
    q: text(search.q),
    state: typeof search.state === 'string' && isState(search.state) ? search.state : undefined,
    after: text(search.after),
  }),
  component: lazyRouteComponent(
    place(() => import('./features/directory/department/DepartmentsPage')),
    'DepartmentsPage',
  ),
});

// An OCD id holds slashes, so the rest of the address is the id, whether its slashes are encoded or not.
const department = createRoute({
  ...at,
  path: '/d/$',
  component: lazyRouteComponent(
    place(() => import('./features/directory/department/DepartmentPage')),
    'DepartmentPage',
  ),
});

/** They are small, and loaded as one. */
const collecting = place(() => import('./features/collections/pages'));

const collections = createRoute({
  ...at,
  path: '/collections',
  component: lazyRouteComponent(collecting, 'CollectionsPage'),
});

const collection = createRoute({
  ...at,
  path: '/c/$slug',
  component: lazyRouteComponent(collecting, 'CollectionPage'),
});

const collectionEditor = createRoute({
  ...at,
  path: '/c/$slug/edit',
  component: lazyRouteComponent(
    office(() => import('./features/collections/edit/EditPage')),
    'EditPage',
  ),
});

const values = createRoute({ ...at, path: '/values', component: lazyRouteComponent(collecting, 'ValuesPage') });

const value = createRoute({ ...at, path: '/values/$slug', component: lazyRouteComponent(collecting, 'ValuePage') });

const standards = createRoute({
  ...at,
  path: '/standards',
  component: lazyRouteComponent(collecting, 'StandardsPage'),
});

const standard = createRoute({
  ...at,
  path: '/standards/$slug',
  component: lazyRouteComponent(collecting, 'StandardPage'),
});

const topics = createRoute({ ...at, path: '/topics', component: lazyRouteComponent(collecting, 'TopicsPage') });

const topic = createRoute({ ...at, path: '/topics/$topic', component: lazyRouteComponent(collecting, 'TopicPage') });

const people = createRoute({
  ...at,
  path: '/people/$',
  component: lazyRouteComponent(
    office(() => import('./features/directory/people/PeoplePage')),
    'PeoplePage',
  ),
});

const profile = createRoute({
  ...at,
  path: '/profile/$',
  component: lazyRouteComponent(
    office(() => import('./features/directory/profile/ProfilePage')),
    'ProfilePage',
  ),
});

const groups = createRoute({
  ...at,
  path: '/groups',
  component: lazyRouteComponent(
    office(() => import('./features/directory/groups/GroupsPage')),
    'GroupsPage',
  ),
});

const group = createRoute({
  ...at,
  path: '/groups/$id',
  component: lazyRouteComponent(
    office(() => import('./features/directory/groups/GroupPage')),
    'GroupPage',
  ),
});

const requests = createRoute({
  ...at,
  path: '/requests',
  component: lazyRouteComponent(
    office(() => import('./features/directory/staff/RequestsPage')),
    'RequestsPage',
  ),
});

const staff = createRoute({
  ...at,
  path: '/staff',
  component: lazyRouteComponent(
    office(() => import('./features/directory/staff/StaffPage')),
    'StaffPage',
  ),
});

const thesaurus = createRoute({
  ...at,
  path: '/staff/thesaurus',
  validateSearch: readThesaurusState,
  component: lazyRouteComponent(
    office(() => import('./features/discovery/thesaurus/ThesaurusPage')),
    'ThesaurusPage',
  ),
});

const concept = createRoute({
  ...at,
  path: '/staff/thesaurus/$key',
  component: lazyRouteComponent(
    office(() => import('./features/discovery/thesaurus/ConceptPage')),
    'ConceptPage',
  ),
});

const record = createRoute({
  ...at,
  path: '/record',
  validateSearch: readRecordState,
  component: lazyRouteComponent(
    office(() => import('./features/record/RecordPage')),
    'RecordPage',
  ),
});

const account = createRoute({
  ...at,
  path: '/account',
  component: lazyRouteComponent(
    office(() => import('./features/directory/account/AccountPage')),
    'AccountPage',
  ),
});

const join = createRoute({
  ...at,
  path: '/join',
  component: lazyRouteComponent(
    office(() => import('./features/directory/join/JoinPage')),
    'JoinPage',
  ),
});

const invitation = createRoute({
  ...at,
  path: '/invitation',
  component: lazyRouteComponent(
    office(() => import('./features/directory/invitation/InvitationPage')),
    'InvitationPage',
  ),
});

const signIn = createRoute({
  ...at,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { return_to?: string } => ({ return_to: text(search.return_to) }),
  component: lazyRouteComponent(() => import('./features/directory/SignInPage'), 'SignInPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    search,
    resource,
    version,
    compare,
    document,
    publish,
    editor,
    preview,
    reviews,
    review,
    savedSearches,
    wanted,
    flags,
    transparency,
    staffSearches,
    departments,
    department,
    collections,
    collection,
    collectionEditor,
    values,
    value,
    standards,
    standard,
    topics,
    topic,
    people,
    profile,
    groups,
    group,
    requests,
    staff,
    thesaurus,
    concept,
    record,
    account,
    join,
    invitation,
    signIn,
  ]),
  parseSearch: parsePlain,
  stringifySearch: stringifyPlain,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageFault,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
