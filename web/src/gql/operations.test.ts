/** The query texts that the server's painter reads are those that the app sends; `npm run gen` writes them anew. */
import { print, type DocumentNode } from 'graphql';
import { formatDocument } from '@urql/core';
import { expect, test } from 'vitest';
import { CollectionNoticeQuery } from '../features/collections/collectionNoticeQuery';
import { CollectionQuery } from '../features/collections/collectionQuery';
import { CollectionsQuery } from '../features/collections/collectionsQuery';
import { DepartmentCollectionsQuery } from '../features/collections/DepartmentCollections';
import { FeaturedQuery } from '../features/collections/featuredQuery';
import { AlignmentQuery } from '../features/collections/landing/alignmentQuery';
import { LandingQuery } from '../features/collections/landing/landingQuery';
import { TopicsQuery } from '../features/collections/landing/topicsQuery';
import { ResourceCurationQuery } from '../features/collections/resourceCurationQuery';
import { HomeQuery } from '../features/discovery/homeQuery';
import { WantedListQuery } from '../features/discovery/saved/wantedQuery';
import { SearchQuery } from '../features/discovery/searchQuery';
import { DepartmentQuery } from '../features/directory/department/departmentQuery';
import { DepartmentsQuery } from '../features/directory/department/departmentsQuery';
import { ViewerQuery } from '../features/directory/viewer';
import { DocumentQuery, DocumentTextQuery } from '../features/library/documentQuery';
import { ResourceQuery } from '../features/library/resourceQuery';
import { VersionQuery } from '../features/library/version/versionQuery';
import { TransparencyQuery } from '../features/moderation/open/transparencyQuery';

const operations = {
  Alignment: AlignmentQuery,
  Collection: CollectionQuery,
  CollectionNotice: CollectionNoticeQuery,
  Collections: CollectionsQuery,
  Department: DepartmentQuery,
  DepartmentCollections: DepartmentCollectionsQuery,
  Departments: DepartmentsQuery,
  Document: DocumentQuery,
  DocumentText: DocumentTextQuery,
  Featured: FeaturedQuery,
  Home: HomeQuery,
  Landing: LandingQuery,
  Resource: ResourceQuery,
  ResourceCuration: ResourceCurationQuery,
  Search: SearchQuery,
  Topics: TopicsQuery,
  Transparency: TransparencyQuery,
  Version: VersionQuery,
  Viewer: ViewerQuery,
  WantedList: WantedListQuery,
};

test.each(Object.entries(operations))('the text of %s is fresh', async (name, document) => {
  const text = `${print(formatDocument(document as DocumentNode))}\n`;
  await expect(text).toMatchFileSnapshot(`operations/${name}.graphql`);
});
