/** Chooses the resource that takes the place of another, among those that the same department has published. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../../gql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { SelectField } from '../../../ui/SelectField';
import type { Sending } from '../../../ui/useSend';

/** The newest hundred: what takes the place of something else was seldom published long ago. */
export const SuccessorsQuery = graphql(`
  query Successors($departments: [ID!]) {
    resources(filter: { departments: $departments, statuses: [PUBLISHED, CORRECTED] }, orderBy: UPDATED, first: 100) {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`);

type Props = {
  form: Sending;
  departmentId: string;
  /** The resource that is replaced, which cannot take its own place. */
  replacedId: string;
  value: string;
  onChange: (resourceId: string) => void;
};

export function SuccessorField({ form, departmentId, replacedId, value, onChange }: Props) {
  const { t } = useLingui();
  const [{ data, error }] = useQuery({ query: SuccessorsQuery, variables: { departments: [departmentId] } });
  if (error) return <FailureNotice error={error} />;
  const others = (data?.resources.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== replacedId);
  return (
    <SelectField
      field={form.name('successorId')}
      label={<Trans>What takes its place?</Trans>}
      hint={
        data && others.length === 0
          ? t`Your department has nothing else published. Publish the new one first.`
          : t`One of your department’s published resources`
      }
      error={form.errorOf('successorId')}
      options={[{ value: '', label: t`Choose one` }, ...others.map(({ id, title }) => ({ value: id, label: title }))]}
      value={value}
      onChange={onChange}
    />
  );
}
