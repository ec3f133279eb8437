/** Where Lingui finds the words on our screens and where it keeps their English and Spanish. */
import { defineConfig } from '@lingui/cli';

const tests = 'src/**/*.test.*';
/** The working pages of an office: their words are loaded with them (`src/ui/locale.ts`, `src/router.ts`). */
const office = [
  ...['account', 'groups', 'invitation', 'join', 'people', 'pick', 'profile', 'staff'].map(
    (folder) => `src/features/directory/${folder}`,
  ),
  ...['findings', 'life', 'preflight', 'preview', 'send', 'start', 'suggest', 'upload', 'write'].map(
    (folder) => `src/features/library/${folder}`,
  ),
  ...['saved', 'staff', 'thesaurus'].map((folder) => `src/features/discovery/${folder}`),
  'src/features/adoption/own',
  ...['curate', 'edit', 'invite'].map((folder) => `src/features/collections/${folder}`),
  'src/features/curation',
  'src/features/moderation/appeal',
  'src/features/moderation/flag',
  'src/features/moderation/review',
  'src/features/record',
];
/** The public places beside search and resource: collections, landing pages, and departments. */
const places = ['src/features/collections', 'src/features/directory/department'];
/** The list under the search field, loaded when the field is used, by visitors too. */
const suggest = ['src/features/discovery/suggest'];
/** What a version says beside its words, one version, two beside each other, and one document: loaded where they are shown, by visitors too. */
const versions = ['details', 'version', 'compare', 'document'].map((folder) => `src/features/library/${folder}`);
/** The public record of decisions; its words are those of the office's and the staff's pages too, which load their own catalogue alone. */
const open = ['src/features/moderation/open'];
const apart = [...office, ...open, ...places, ...suggest, ...versions].map((folder) => `${folder}/**`);

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'es'],
  catalogs: [
    { path: 'src/locales/{locale}', include: ['src'], exclude: [tests, ...apart] },
    {
      path: 'src/locales/office/{locale}',
      include: [
        ...office,
        'src/features/library/details/detailsWords.ts',
        'src/features/library/document/PageList.tsx',
        'src/features/moderation/open/requestWords.ts',
      ],
      exclude: [tests],
    },
    {
      path: 'src/locales/moderation/{locale}',
      include: [...open, 'src/features/moderation/flag/flagWords.ts'],
      exclude: [tests],
    },
    {
      path: 'src/locales/places/{locale}',
      include: [...places, 'src/features/directory/profile/profileWords.ts'],
      exclude: [tests, ...office.map((folder) => `${folder}/**`).filter((path) => path.includes('/collections/'))],
    },
    { path: 'src/locales/suggest/{locale}', include: suggest, exclude: [tests] },
    { path: 'src/locales/versions/{locale}', include: versions, exclude: [tests] },
  ],
});
