import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { isoDay, moment } from '../../i18n/format.ts';
import styles from './profile-pane.module.css';

const caseKinds = ['return', 'exchange', 'refund_only', 'resend', 'compensation', 'refused_delivery', 'courier_damage'] as const;

type Props = { readonly profile: CustomerProfile; readonly mayEdit: boolean };

type LineProps = { readonly label: string; readonly placeholder: string; readonly most: number; readonly button: string; readonly testId: string; readonly busy: boolean; readonly onSave: (text: string) => Promise<boolean>; readonly onLeave?: () => void };

/** One line to write something down with; Enter saves. */
const TextLine = ({ label, placeholder, most, button, testId, busy, onSave, onLeave }: LineProps) => {
  const [text, setText] = useState('');
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() !== '' && (await onSave(text.trim()))) setText('');
  };
  return (
    <form className={styles['line']} onSubmit={(event) => void save(event)}>
      <input
        value={text} maxLength={most} placeholder={placeholder} aria-label={label} data-testid={testId} autoFocus={onLeave !== undefined}
        onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && onLeave?.()}
      />
      <Button type="submit" busy={busy} disabled={text.trim() === ''}>{button}</Button>
    </form>
  );
};

/** CU-3: what stands before everything else about a customer, and is shown whenever they order. */
export const WarningsPart = ({ profile, mayEdit }: Props) => {
  const { t } = useTranslation('customers');
  const [adding, setAdding] = useState(false);
  const warn = useCommand(backroom.customers.warn);
  const lift = useCommand(backroom.customers.liftWarning);
  const { row, warnings } = profile;
  return (
    <section className={styles['part']} aria-label={t('warning.title')}>
      {warnings.map(({ warningId, text, author, at }) => (
        <div key={warningId} className={styles['warning']} role="status">
          <Icon name="warning" size={15} />
          <span className={`${styles['words']} selectable`}>
            {text}
            <span className={styles['by']}>{t('warning.by', { name: author, at: moment(at) })}</span>
          </span>
          {mayEdit && <Button kind="quiet" busy={lift.busy} onClick={() => void lift.run({ warningId })}>{t('warning.lift')}</Button>}
        </div>
      ))}
      {row.returnsMuch && (
        <div className={styles['warning']} role="status">
          <Icon name="warning" size={15} />
          <span className={styles['words']}>{t('warning.returns', { orders: row.orders, returned: row.returned })}</span>
        </div>
      )}
      {mayEdit && (adding ? (
        <TextLine
          label={t('warning.add')} placeholder={t('warning.placeholder')} most={300} button={t('warning.add')} testId="warning-text" busy={warn.busy} onLeave={() => setAdding(false)}
          onSave={async (text) => {
            const answer = await warn.run({ customerId: row.customerId, text });
            if (answer?.ok === true) setAdding(false);
            return answer?.ok === true;
          }}
        />
      ) : (
        <div><Button kind="quiet" title={t('warning.hint')} data-testid="add-warning" onClick={() => setAdding(true)}>{t('warning.add')}</Button></div>
      ))}
      <RefusalNotice refusal={warn.refusal ?? lift.refusal} />
    </section>
  );
};

export const NotesPart = ({ profile, mayEdit }: Props) => {
  const { t } = useTranslation('customers');
  const note = useCommand(backroom.customers.addNote);
  if (!mayEdit && profile.notes.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3>{t('note.title')}</h3>
      {profile.notes.map((one, index) => (
        <p key={index} className={`${styles['note']} selectable`}>
          {one.text}
          <span className={styles['by']}>{t('warning.by', { name: one.author, at: moment(one.at) })}</span>
        </p>
      ))}
      {mayEdit && (
        <TextLine
          label={t('note.add')} placeholder={t('note.placeholder')} most={2000} button={t('note.add')} testId="customer-note" busy={note.busy}
          onSave={async (text) => (await note.run({ customerId: profile.row.customerId, text }))?.ok === true}
        />
      )}
      <RefusalNotice refusal={note.refusal} />
    </section>
  );
};

export const CasesPart = ({ cases }: { readonly cases: CustomerProfile['cases'] }) => {
  const { t } = useTranslation('customers');
  if (cases.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3>{t('cases.title')}</h3>
      {cases.map((one) => {
        const kind = caseKinds.find((known) => known === one.kind);
        return (
        <button key={one.caseId} type="button" className={styles['row']} onClick={() => go('orders', { kind: 'order', orderId: one.orderId })}>
          <span className={styles['words']}>{kind === undefined ? one.kind : t(`caseKind.${kind}`)}</span>
          <Tag tone={one.open ? 'purple' : 'grey'}>{one.open ? t('cases.open') : t('cases.closed')}</Tag>
          <span className={styles['quiet']}>{isoDay(one.openedAt)}</span>
        </button>
        );
      })}
    </section>
  );
};
