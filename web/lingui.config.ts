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
  'src/features/curation',
  'src/features/moderation/appeal',
  'src/features/moderation/flag',
  'src/features/moderation/review',
  'src/features/record',
];
/** The list under the search field, loaded when the field is used, by visitors too. */
const suggest = ['src/features/discovery/suggest'];
/** One version, and two beside each other: loaded with these pages, by visitors too. */
const versions = ['version', 'compare'].map((folder) => `src/features/library/${folder}`);
/** The public record of decisions; its words are those of the office's and the staff's pages too, which load their own catalogue alone. */
const open = ['src/features/moderation/open'];
const apart = [...office, ...open, ...suggest, ...versions].map((folder) => `${folder}/**`);

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'es'],
  catalogs: [
    { path: 'src/locales/{locale}', include: ['src'], exclude: [tests, ...apart] },
    {
      path: 'src/locales/office/{locale}',
      include: [...office, 'src/features/moderation/open/requestWords.ts'],
      exclude: [tests],
    },
    {
      path: 'src/locales/moderation/{locale}',
      include: [...open, 'src/features/moderation/flag/flagWords.ts'],
      exclude: [tests],
    },
    { path: 'src/locales/suggest/{locale}', include: suggest, exclude: [tests] },
    { path: 'src/locales/versions/{locale}', include: versions, exclude: [tests] },
  ],
});
