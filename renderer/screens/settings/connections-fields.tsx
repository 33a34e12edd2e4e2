import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConnectionField } from '../../../shared/domain/sync/connection.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { isKnownField } from './connections-known-fields.ts';
import parts from './connections.module.css';

type Props = {
  readonly field: ConnectionField;
  /** The secret is in the key store; it is never shown again. */
  readonly kept: boolean;
};

export const FieldOf = ({ field, kept }: Props) => {
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
  return (
    <div data-field={name}>
      <Form.Item name={['values', name]} label={label} extra={words.help}>
        {kind === 'folder' ? <FolderInput name={name} /> : secret
          ? <Input.Password maxLength={2000} autoComplete="new-password" spellCheck={false} placeholder={kept ? t('form.kept') : ''} data-testid={`field-${name}`} />
          : <Input maxLength={2000} spellCheck={false} placeholder={usual} data-testid={`field-${name}`} />}
      </Form.Item>
    </div>
  );
};

type FolderProps = { readonly id?: string; readonly value?: string; readonly onChange?: (folder: string) => void; readonly name: string };

/** A field of the form, which gives it `id`, `value` and `onChange`. */
const FolderInput = ({ id, value = '', onChange, name }: FolderProps) => {
  const { t } = useTranslation('connections');
  const choose = useCommand(backroom.sync.chooseFolder);
  const run = async (): Promise<void> => {
    const answer = await choose.run();
    if (answer?.ok === true && answer.value !== null) onChange?.(answer.value.folder);
  };
  return (
    <>
      <span className={parts['chosen']}>
        <Button {...(id === undefined ? {} : { id })} busy={choose.busy} onClick={() => void run()} data-testid={`field-${name}`}>{t('form.chooseFolder')}</Button>
        <bdi className="selectable" title={value}>{value === '' ? t('form.folderNone') : value}</bdi>
      </span>
      <RefusalNotice refusal={choose.refusal} />
    </>
  );
};
