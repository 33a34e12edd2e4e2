import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { CheckFields } from './check-fields.tsx';
import { newCheck, readDraft, type CategoryDraft, type DraftCheck } from './category-draft.ts';
import styles from './categories.module.css';

const mostChecks = 8;

/** PK-3, PK-4: one category: which styles, what is checked of each piece, how it is packed. */
export const CategoryEditor = ({ start, onDone }: { readonly start: CategoryDraft; readonly onDone: () => void }) => {
  const { t } = useTranslation(['categories', 'app']);
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const save = useCommand(backroom.categories.save);
  const read = readDraft(draft);
  const change = (more: Partial<CategoryDraft>): void => setDraft((before) => ({ ...before, ...more }));
  const changeCheck = (key: string, more: Partial<DraftCheck> | null): void =>
    change({ checks: draft.checks.flatMap((check) => (check.key !== key ? [check] : more === null ? [] : [{ ...check, ...more }])) });
  const submit = async (): Promise<void> => {
    setTried(true);
    if ('wrong' in read) return;
    const answer = await save.run(read.definition);
    if (answer?.ok === true) onDone();
  };
  return (
    <Panel title={t(draft.categoryId === null ? 'editor.new' : 'editor.change')}>
      <form
        className={styles['editor']}
        data-testid="category-editor"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles['pair']}>
          <label>
            {t('editor.name')}
            <Input id="category-name" value={draft.name} maxLength={30} autoFocus onChange={(event) => change({ name: event.target.value })} />
          </label>
          <label>
            {t('editor.prefixes')}
            <Input id="category-prefixes" value={draft.prefixes} maxLength={400} placeholder={t('editor.prefixesPlaceholder')} spellCheck={false} onChange={(event) => change({ prefixes: event.target.value })} />
          </label>
        </div>
        <p className={styles['hint']}>{t('editor.prefixesHint')}</p>
        <h3>{t('editor.checks')}</h3>
        {draft.checks.map((check) => (
          <CheckFields key={check.key} check={check} onChange={(more) => changeCheck(check.key, more)} />
        ))}
        <div className={styles['row']}>
          <Button disabled={draft.checks.length >= mostChecks} onClick={() => change({ checks: [...draft.checks, newCheck('number')] })}>
            {t('editor.addNumber')}
          </Button>
          <Button disabled={draft.checks.length >= mostChecks} onClick={() => change({ checks: [...draft.checks, newCheck('yes_no')] })}>
            {t('editor.addYesNo')}
          </Button>
        </div>
        <h3>{t('editor.steps')}</h3>
        <Input.TextArea id="category-steps" aria-label={t('editor.steps')} value={draft.steps} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} placeholder={t('editor.stepsPlaceholder')} onChange={(event) => change({ steps: event.target.value })} />
        <Radio.Group
          aria-label={t('editor.ticked')}
          value={draft.ticked}
          onChange={(event) => change({ ticked: event.target.value as CategoryDraft['ticked'] })}
          options={(['session', 'parcel'] as const).map((value) => ({ value, label: t(`editor.tickedOn.${value}`) }))}
        />
        {tried && 'wrong' in read && <WarningNotice>{t(`editor.wrong.${read.wrong}`, { words: read.words })}</WarningNotice>}
        <RefusalNotice refusal={save.refusal} />
        <div className={styles['row']}>
          <Button kind="primary" type="submit" busy={save.busy}>
            {t('app:save')}
          </Button>
          <Button onClick={onDone}>{t('app:cancel')}</Button>
        </div>
      </form>
    </Panel>
  );
};
