import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { roles, type Role } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../app/session.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { isoDay, moment } from '../../i18n/format.ts';
import { EditStaff, SetPin } from './staff-dialogs.tsx';
import styles from './settings.module.css';

type Fields = { readonly name: string; readonly role: Role; readonly pin: string };

const AddStaff = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslation(['settings', 'terms']);
  const [form] = Form.useForm<Fields>();
  const create = useCommand(backroom.staff.create);
  const save = async (fields: Fields): Promise<void> => {
    const answer = await create.run(fields);
    if (answer?.ok !== true) return;
    form.resetFields();
    onDone();
  };
  return (
    <Panel title={t('staff.add')}>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ role: 'packer' }} onFinish={(fields) => void save(fields)}>
        <div className={styles['inline']}>
          <Form.Item name="name" label={t('staff.name')} rules={[{ required: true, whitespace: true, message: t('shop.required') }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="role" label={t('staff.role')}>
            <Select options={roles.map((role) => ({ value: role, label: t(`terms:role.${role}`), title: t(`staff.roleText.${role}`) }))} />
          </Form.Item>
          <Form.Item name="pin" label={t('staff.pin')} rules={[{ required: true, pattern: /^\d{4,12}$/, message: t('pin.digits') }]}>
            <Input.Password inputMode="numeric" maxLength={12} autoComplete="new-password" />
          </Form.Item>
          <Form.Item label=" ">
            <Button kind="primary" type="submit" busy={create.busy}>
              {t('staff.create')}
            </Button>
          </Form.Item>
        </div>
        <RefusalNotice refusal={create.refusal} />
      </Form>
    </Panel>
  );
};

/** SF-1: who may sign in, as what. */
export const StaffSection = () => {
  const { t } = useTranslation(['settings', 'terms']);
  const { staffId } = useSession();
  const now = useNow();
  const staff = useAsked(() => backroom.staff.list(), [], ['app.changed']);
  const unlock = useCommand(backroom.staff.unlock);
  const [dialog, setDialog] = useState<{ readonly kind: 'edit' | 'pin'; readonly person: StaffMember } | undefined>(undefined);
  const close = (): void => {
    setDialog(undefined);
    staff.again();
  };
  const locked = (person: StaffMember): boolean => person.lockedUntil !== null && person.lockedUntil > now;
  const state = (person: StaffMember) => {
    if (!person.active) return <Tag>{t('staff.inactive')}</Tag>;
    if (locked(person) && person.lockedUntil !== null) return <Tag tone="red">{t('staff.locked', { time: moment(person.lockedUntil) })}</Tag>;
    return <Tag tone="green">{t('staff.active')}</Tag>;
  };
  return (
    <>
      <AddStaff onDone={staff.again} />
      <RefusalNotice refusal={staff.refusal ?? unlock.refusal} />
      {staff.value !== undefined && (
        <Panel title={t('section.staff')} flush>
          <PlainTable
            label={t('section.staff')}
            rows={staff.value}
            rowKey={(person) => person.id}
            columns={[
              { key: 'name', title: t('staff.name'), render: (person) => <strong>{person.name}{person.id === staffId ? ` · ${t('staff.you')}` : ''}</strong> },
              { key: 'role', title: t('staff.role'), render: (person) => <span title={t(`staff.roleText.${person.role}`)}>{t(`terms:role.${person.role}`)}</span> },
              { key: 'state', title: t('staff.state'), tight: true, render: state },
              { key: 'since', title: t('staff.since'), tight: true, render: (person) => isoDay(person.createdAt) },
              {
                key: 'actions', title: <span className="visually-hidden">{t('staff.edit')}</span>, align: 'end', tight: true,
                render: (person) => (
                  <span className={styles['actions']}>
                    {locked(person) && <Button kind="quiet" onClick={() => void unlock.run({ staffId: person.id }).then(staff.again)}>{t('staff.unlock')}</Button>}
                    <Button kind="quiet" onClick={() => setDialog({ kind: 'pin', person })}>{t('staff.setPin')}</Button>
                    <Button kind="quiet" onClick={() => setDialog({ kind: 'edit', person })}>{t('staff.edit')}</Button>
                  </span>
                ),
              },
            ]}
          />
        </Panel>
      )}
      {dialog?.kind === 'edit' && <EditStaff person={dialog.person} onClose={close} />}
      {dialog?.kind === 'pin' && <SetPin person={dialog.person} onClose={close} />}
    </>
  );
};
