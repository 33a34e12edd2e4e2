import { useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useRefusalWords } from '../../i18n/refusal-words.ts';
import styles from './printers.module.css';

type Outcome = OutputFor<'numbers', 'takeEWaybills'>;
type Component = OutputFor<'printers', 'components'>[number]['component'];

/** E-waybills as the platform's service answered; what is not taken in is named with its reason. */
export const EWaybillPaste = ({ components, first }: { readonly components: readonly Component[]; readonly first: Component }) => {
  const { t } = useTranslation('printers');
  const inWords = useRefusalWords();
  const [component, setComponent] = useState<Component | undefined>(undefined);
  const [json, setJson] = useState('');
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const take = useCommand(backroom.numbers.takeEWaybills);
  const takeNow = async (): Promise<void> => {
    setOutcome(undefined);
    const answer = await take.run({ component: component ?? first, json });
    if (answer?.ok !== true) return;
    setOutcome(answer.value);
    if (answer.value.refused.length === 0) setJson('');
  };
  return (
    <form
      className={styles['paste']}
      onSubmit={(event) => {
        event.preventDefault();
        void takeNow();
      }}
    >
      <strong>{t('component.paste')}</strong>
      <p className={styles['quietWords']}>{t('component.pasteHint')}</p>
      <Select
        aria-label={t('component.pasteFrom')}
        value={component ?? first}
        options={components.map((one) => ({ value: one, label: t(`component.name.${one}`) }))}
        onChange={setComponent}
        style={{ maxWidth: 260 }}
      />
      <Input.TextArea aria-label={t('component.pasteJson')} rows={4} maxLength={5_000_000} spellCheck={false} value={json} onChange={(event) => setJson(event.target.value)} />
      <RefusalNotice refusal={take.refusal} />
      <div className={styles['actions']}>
        {outcome !== undefined && (
          <span className={styles['said']} role="status">
            {t('component.taken', { n: outcome.taken })}
          </span>
        )}
        <Button type="submit" kind="primary" busy={take.busy} disabled={json.trim() === ''}>
          {t('component.take')}
        </Button>
      </div>
      {outcome !== undefined && outcome.refused.length > 0 && (
        <div className="selectable">
          <strong>{t('component.refused', { n: outcome.refused.length })}</strong>
          <ul className={styles['refused']}>
            {outcome.refused.map((one, index) => (
              <li key={`${one.number} ${index}`}>
                {one.number === '' ? t('component.noNumber') : one.number} · {inWords(one).what} {inWords(one).todo}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
};
