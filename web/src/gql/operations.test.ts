/** The query texts that the server's painter reads are those that the app sends; `npm run gen` writes them anew. */
import { print, type DocumentNode } from 'graphql';
import { formatDocument } from '@urql/core';
import { expect, test } from 'vitest';
import { CollectionQuery } from '../features/collections/collectionQuery';
import { SearchQuery } from '../features/discovery/searchQuery';
import { DepartmentQuery } from '../features/directory/department/departmentQuery';
import { ViewerQuery } from '../features/directory/viewer';
import { ResourceQuery } from '../features/library/resourceQuery';
import { VersionQuery } from '../features/library/version/versionQuery';

const operations = {
  Collection: CollectionQuery,
  Department: DepartmentQuery,
  Search: SearchQuery,
  Resource: ResourceQuery,
  Version: VersionQuery,
  Viewer: ViewerQuery,
};

test.each(Object.entries(operations))('the text of %s is fresh', async (name, document) => {
  const text = `${print(formatDocument(document as DocumentNode))}\n`;
  await expect(text).toMatchFileSnapshot(`operations/${name}.graphql`);
});
