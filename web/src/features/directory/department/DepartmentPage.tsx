/** A department's public page: what it shares, its stories and collections, and how to reach the office. */
import { Plural } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { wantWords } from '../../../ui/locale';
import { NotFound } from '../../../ui/NotFound';
import { usePageTitle } from '../../../ui/usePageTitle';
import { DepartmentCollections } from '../../collections/DepartmentCollections';
import { actingSeat, useViewer } from '../viewer';
import { DepartmentLinks } from './DepartmentLinks';
import { DepartmentQuery, type Department, type Language } from './departmentQuery';
import { OfficeAside } from './OfficeAside';
import { SharedThings } from './SharedThings';

const route = getRouteApi('/d/$');

/** Only for those who act for the department: others do not load it, nor its words. */
const OwnUses = lazy(async () => {
  const [part] = await Promise.all([import('../../adoption/own/OwnUses'), wantWords('office')]);
  return { default: part.OwnUses };
});

export function DepartmentPage() {
  const ocdId = route.useParams()._splat ?? '';
  const [{ data, error }, ask] = useQuery({
    query: DepartmentQuery,
    variables: { ocdId },
    requestPolicy: 'cache-and-network',
  });
  if (!error && data && !data.department) return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {!error && data?.department && (
        <DepartmentReading department={data.department} languages={data.officeLanguages} />
      )}
    </div>
  );
}

function DepartmentReading({ department, languages }: { department: Department; languages: Language[] }) {
  const { id, name, stateName, ocdId, resources } = department;
  usePageTitle(`${name}, ${stateName}`);
  const { viewer } = useViewer();
  const isOurs = viewer && actingSeat(viewer)?.department.id === id;
  return (
    <>
      <h1>
        {name}, {stateName}
      </h1>
      <p className="lead">
        <Plural
          value={resources.totalCount}
          _0="A local election office."
          one="A local election office that shares # resource here."
          other="A local election office that shares # resources here."
        />
      </p>
      <DepartmentLinks department={department} />
      <div className="split split--aside-last">
        <div>
          <SharedThings department={department} />
          <DepartmentCollections departmentId={id} />
          {isOurs && (
            <Suspense fallback={null}>
              <OwnUses ocdId={ocdId} />
            </Suspense>
          )}
        </div>
        <OfficeAside department={department} languages={languages} />
      </div>
    </>
  );
}
