/** What who keeps a group does with it: edit its words, and take departments in. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import type { Problem } from '../../../ui/ErrorSummary';
import { FormNotices } from '../../../ui/FormNotices';
import { useSend } from '../../../ui/useSend';
import { DepartmentPicker } from '../pick/DepartmentPicker';
import type { DepartmentChoice } from '../pick/departmentChoicesQuery';
import { useViewer } from '../viewer';
import { GroupForm, type GroupFields } from './GroupForm';
import { AddToGroup, EditGroup, type Group } from './groupQuery';

/** The panel's heading takes the focus when it opens. */
const takeFocus = (heading: HTMLElement | null) => heading?.focus();

type Props = { group: Group; onDone: (heading: string) => void };

export function GroupActions({ group, onDone }: Props) {
  const { t } = useLingui();
  const { viewer } = useViewer();
  const editing = useSend();
  const adding = useSend();
  const [, edit] = useMutation(EditGroup);
  const [, add] = useMutation(AddToGroup);
  const curator = viewer?.allianceRole === 'CURATOR' || viewer?.allianceRole === 'ADMINISTRATOR';

  const save = async ({ name, kind, about, convener }: GroupFields, found: Problem[], close: () => void) => {
    const input = {
      groupId: group.id,
      name: name.trim(),
      kind,
      about: about.trim(),
      ...(curator ? { convenerId: convener?.id ?? null } : {}),
    };
    if (!(await editing.send(found, () => edit({ input })))) return;
    close();
    onDone(t`The group is changed`);
  };
  const take = async (department: DepartmentChoice) => {
    const input = { groupId: group.id, departmentId: department.id };
    if (await adding.send([], () => add({ input }))) onDone(t`${department.name} is in the group`);
  };

  const items: ActionItem[] = [
    {
      name: 'add',
      label: <Trans>Add a department</Trans>,
      render: (close) => (
        <div className="panel">
          <h2 className="panel__heading" tabIndex={-1} ref={takeFocus}>
            <Trans>Add a department</Trans>
          </h2>
          <p>
            <Trans>It will read what is shared with this group, from now on and from before.</Trans>
          </p>
          <FormNotices form={adding} />
          <DepartmentPicker choose={<Trans>Add</Trans>} onChoose={(department) => void take(department)} />
          <div className="row">
            <button type="button" className="usa-button usa-button--outline" onClick={close}>
              <Trans>Close</Trans>
            </button>
          </div>
        </div>
      ),
    },
    {
      name: 'edit',
      label: <Trans>Edit the group</Trans>,
      render: (close) => (
        <GroupForm
          heading={<Trans>Edit the group</Trans>}
          submit={<Trans>Save the group</Trans>}
          form={editing}
          start={group}
          curator={curator}
          onSubmit={(fields, found) => void save(fields, found, close)}
          onCancel={close}
        />
      ),
    },
  ];
  return <Actions items={items} />;
}
