import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionField } from '../../../shared/domain/sync/connection.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import parts from './connections.module.css';

type Props = {
  readonly field: ConnectionField;
  /** The secret is in the key store; it is never shown again. */
  readonly kept: boolean;
  /** Of a folder: which is chosen. */
  readonly value: string;
  readonly onFolder: (folder: string) => void;
};

const known = [
  'folderIn', 'folderOut', 'appKey', 'appSecret', 'sessionKey', 'accessToken', 'clientId', 'clientSecret', 'gateway', 'shopAddress', 'siteAddress', 'consumerKey', 'consumerSecret', 'customer', 'key', 'secret',
  'partnerId', 'partnerKey', 'pollGateway', 'labelGateway',
] as const;
export const isKnownField = (name: string): name is (typeof known)[number] => known.some((one) => one === name);

export const FieldOf = ({ field, kept, value, onFolder }: Props) => {
  const { t } = useTranslation('connections');
  const { name, secret, required, usual, kind } = field;
  const words = isKnownField(name) ? { label: t(`field.${name}.label`), help: t(`field.${name}.help`) } : { label: name, help: '' };
  const label = (
    <>
      {words.label}
      {!required && usual === '' && <span className={parts['optional']}>{t('form.optional')}</span>}
      {kept && <span className={parts['kept']}>✓ {t('form.keptMark')}</span>}
    </>
  );
  if (kind === 'folder') return <FolderField name={name} label={words.label} help={words.help} optional={!required} chosen={value} onFolder={onFolder} />;
  return (
    <div data-field={name}>
      <Form.Item name={['values', name]} label={label} extra={words.help}>
        {secret
          ? <Input.Password maxLength={2000} autoComplete="new-password" spellCheck={false} placeholder={kept ? t('form.kept') : ''} data-testid={`field-${name}`} />
          : <Input maxLength={2000} spellCheck={false} placeholder={usual} data-testid={`field-${name}`} />}
      </Form.Item>
    </div>
  );
};

type FolderProps = { readonly name: string; readonly label: string; readonly help: string; readonly optional: boolean; readonly chosen: string; readonly onFolder: (folder: string) => void };

const FolderField = ({ name, label, help, optional, chosen, onFolder }: FolderProps) => {
  const { t } = useTranslation('connections');
  const [shown, setShown] = useState(chosen);
  const choose = useCommand(backroom.sync.chooseFolder);
  const run = async (): Promise<void> => {
    const answer = await choose.run();
    if (answer?.ok !== true || answer.value === null) return;
    setShown(answer.value.folder);
    onFolder(answer.value.folder);
  };
  return (
    <div data-field={name} className={parts['folder']} role="group" aria-label={label}>
      <span className={parts['label']}>
        {label}
        {optional && <span className={parts['optional']}>{t('form.optional')}</span>}
      </span>
      <span className={parts['chosen']}>
        <Button busy={choose.busy} onClick={() => void run()} data-testid={`field-${name}`}>{t('form.chooseFolder')}</Button>
        <bdi className="selectable" title={shown}>{shown === '' ? t('form.folderNone') : shown}</bdi>
      </span>
      {/* Holds what was refused at this field. */}
      <Form.Item name={['values', name]} extra={help} className={parts['carrier'] ?? ''}>
        <input type="hidden" />
      </Form.Item>
      <RefusalNotice refusal={choose.refusal} />
    </div>
  );
};
