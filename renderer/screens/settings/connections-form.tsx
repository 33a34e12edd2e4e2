import { Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { connectorFacts, type ConnectionField, type ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { connectionName, kindName } from '../../app/line/connection-words.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { AccountField } from './connections-account.tsx';
import { FieldOf } from './connections-fields.tsx';
import type { KeptConnection } from './connections-section.tsx';
import { Tried } from './connections-tried.tsx';
import styles from './settings.module.css';
import parts from './connections.module.css';

/** Flat, as the form holds them; which of them are secret says `connectorFacts`. */
export type Fields = { readonly account?: string; readonly values: Readonly<Record<string, string | undefined>> };

type Props = {
  readonly kind: ConnectorKind;
  /** Null = a new one. */
  readonly row: KeptConnection | null;
  readonly accounts: OutputFor<'sync', 'connections'>['accounts'];
  readonly onSaved: () => void;
  readonly onCancel: () => void;
};

type Written = { readonly settings: Record<string, string>; readonly secrets: Record<string, string> };

const writtenIn = (fields: readonly ConnectionField[], values: Fields['values']): Written => {
  const written: Written = { settings: {}, secrets: {} };
  for (const { name, secret } of fields) {
    const value = (values[name] ?? '').trim();
    if (value !== '') (secret ? written.secrets : written.settings)[name] = value;
  }
  return written;
};

/** The fields of a platform as its connector needs them. A secret is written, and from then on only said to be kept. */
export const ConnectionForm = ({ kind, row, accounts, onSaved, onCancel }: Props) => {
  const { t } = useTranslation('connections');
  const { fields, platform } = connectorFacts[kind];
  const [form] = Form.useForm<Fields>();
  const box = useRef<HTMLDivElement>(null);
  const [save, attempt] = [useCommand(backroom.sync.saveConnection), useCommand(backroom.sync.tryConnection)];
  const [tried, setTried] = useState<OutputFor<'sync', 'tryConnection'> | undefined>(undefined);
  const [elsewhere, setElsewhere] = useState<Refusal | undefined>(undefined);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }, []);

  /** At its field, where there is one. */
  const show = (refusal: Refusal): void => {
    const field = refusal.field ?? '';
    const name = field === 'account' && platform !== null ? ['account'] : fields.some((one) => one.name === field) ? ['values', field] : undefined;
    if (name === undefined) {
      setElsewhere(refusal);
      return;
    }
    form.setFields([{ name: name as ['values', string], errors: [refusal.code === 'connection.field_missing' ? t('form.required') : refusalWords(refusal).what] }]);
    const holder = box.current?.querySelector<HTMLElement>(`[data-field="${field}"]`);
    const details = holder?.closest('details');
    if (details !== null && details !== undefined) details.open = true;
    holder?.querySelector<HTMLElement>('input, button')?.focus();
  };
  const input = (values: Fields) => ({ connectionId: row?.id ?? null, kind, account: (values.account ?? '').trim(), ...writtenIn(fields, values.values) });
  const reset = (): void => {
    setTried(undefined);
    setElsewhere(undefined);
  };
  /** What was refused at a field is said until somebody writes there. */
  const touched = ({ values, account }: Partial<Fields>): void => {
    reset();
    form.setFields([...(account === undefined ? [] : [{ name: 'account' as const, errors: [] }]), ...Object.keys(values ?? {}).map((name) => ({ name: ['values', name] as ['values', string], errors: [] }))]);
  };
  const tryOut = async (): Promise<void> => {
    reset();
    const answer = await attempt.run(input(form.getFieldsValue(true) as Fields));
    if (answer?.ok === true) setTried(answer.value);
    else if (answer !== undefined) show(answer.refusal);
  };
  const keep = async (values: Fields): Promise<void> => {
    reset();
    const answer = await save.run({ ...input(values), active: row?.active ?? true });
    if (answer?.ok === true) onSaved();
    else if (answer !== undefined) show(answer.refusal);
  };

  const [plain, services] = [fields.filter(({ usual }) => usual === ''), fields.filter(({ usual }) => usual !== '')];
  const changed = services.some(({ name, usual }) => (row?.settings[name] ?? usual) !== usual);
  const field = (one: ConnectionField) => (
    <FieldOf key={one.name} field={one} kept={row?.kept.includes(one.name) ?? false} />
  );
  return (
    <div ref={box}>
      <Panel
        title={row === null ? t('form.newTitle', { name: kindName(kind) }) : t('form.editTitle', { name: connectionName(row) })}
        extra={<Button kind="quiet" onClick={onCancel}>{t('cancel')}</Button>}
      >
        <p className={`${styles['hint']} ${parts['lead']}`}>{t(`kind.${kind}.text`)}</p>
        <p className={parts['where']}>{t(`kind.${kind}.where`)}</p>
        <Form<Fields>
          form={form} layout="vertical" requiredMark={false} autoComplete="off"
          initialValues={{ account: row?.account ?? '', values: row?.settings ?? {} }}
          onValuesChange={touched} onFinish={() => void keep(form.getFieldsValue(true) as Fields)}
        >
          {platform !== null && <AccountField form={form} accounts={accounts.filter((one) => one.platform === platform)} />}
          <div className={styles['pair']}>{plain.map(field)}</div>
          {kind === 'folder' && (
            <div className={styles['pair']}>
              <Form.Item name="account" label={t('form.accountFolder')}>
                <Input maxLength={60} />
              </Form.Item>
            </div>
          )}
          {services.length > 0 && (
            <details className={parts['services']} open={changed}>
              <summary>{t('form.more')}<span>{t('form.usual')}</span></summary>
              <div className={services.length > 1 ? styles['pair'] : undefined}>{services.map(field)}</div>
            </details>
          )}
          <RefusalNotice refusal={elsewhere} />
          {attempt.busy && <p className={styles['hint']} role="status">{t('trying')}</p>}
          {tried !== undefined && <Tried tried={tried} />}
          <div className={styles['foot']}>
            <Button kind="primary" type="submit" busy={save.busy} data-testid="save-connection">{t('save')}</Button>
            <Button busy={attempt.busy} onClick={() => void tryOut()} data-testid="try-connection">{t('try')}</Button>
          </div>
        </Form>
      </Panel>
    </div>
  );
};
