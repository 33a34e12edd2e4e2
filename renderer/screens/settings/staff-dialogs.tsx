import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../shared/contract/staff.ts';
import { roles, type Role } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { AntdDialog } from '../../app/antd-dialog.tsx';
import { useSession } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { PinFields } from './pin-fields.tsx';

type Props = { readonly person: StaffMember; readonly onClose: () => void };
type EditFields = { readonly name: string; readonly role: Role; readonly active: boolean };
type PinValues = { readonly currentPin?: string; readonly newPin: string };

export const EditStaff = ({ person, onClose }: Props) => {
  const { t } = useTranslation(['settings', 'terms', 'app']);
  const [form] = Form.useForm<EditFields>();
  const update = useCommand(backroom.staff.update);
  const save = async (fields: EditFields): Promise<void> => {
    const answer = await update.run({ staffId: person.id, ...fields });
    if (answer?.ok === true) onClose();
  };
  return (
    <AntdDialog title={person.name} width={420} onClose={onClose}>
      <Form<EditFields> form={form} layout="vertical" requiredMark={false} initialValues={person} onFinish={(fields) => void save(fields)}>
        <Form.Item name="name" label={t('staff.name')} rules={[{ required: true, whitespace: true, message: t('shop.required') }]}>
          <Input maxLength={40} data-first />
        </Form.Item>
        <Form.Item name="role" label={t('staff.role')}>
          <Select options={roles.map((role) => ({ value: role, label: `${t(`terms:role.${role}`)} · ${t(`staff.roleText.${role}`)}` }))} />
        </Form.Item>
        <Form.Item name="active" label={t('staff.active')} extra={t('staff.deactivateHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <RefusalNotice refusal={update.refusal} />
        <Button kind="primary" type="submit" busy={update.busy}>
          {t('app:save')}
        </Button>
      </Form>
    </AntdDialog>
  );
};

export const SetPin = ({ person, onClose }: Props) => {
  const { t } = useTranslation(['settings', 'app']);
  const { staffId } = useSession();
  const own = person.id === staffId;
  const [form] = Form.useForm<PinValues>();
  const change = useCommand(backroom.staff.changePin);
  const save = async ({ currentPin, newPin }: PinValues): Promise<void> => {
    const answer = await change.run({ staffId: person.id, currentPin: currentPin ?? '', newPin });
    if (answer?.ok === true) onClose();
  };
  return (
    <AntdDialog title={`${t('staff.setPin')} · ${person.name}`} width={380} onClose={onClose}>
      <Form<PinValues> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void save(fields)}>
        {own && (
          <Form.Item name="currentPin" label={t('pin.current')} rules={[{ required: true, message: t('shop.required') }]}>
            <Input.Password inputMode="numeric" maxLength={12} autoComplete="off" data-first />
          </Form.Item>
        )}
        <PinFields />
        <RefusalNotice refusal={change.refusal} />
        <Button kind="primary" type="submit" busy={change.busy}>
          {t('app:save')}
        </Button>
      </Form>
    </AntdDialog>
  );
};
