import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnView } from '../../../shared/contract/own-views.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './views-pane.module.css';

type Props = { readonly view: OwnView | undefined; readonly search: string; readonly onDone: () => void };

/** A view's name, what it looks for, and who sees it. Enter saves, Esc leaves. */
export const OwnViewForm = ({ view, search, onDone }: Props) => {
  const { t } = useTranslation('workLists');
  const { role } = useSession();
  const [name, setName] = useState(view?.name ?? '');
  const [wanted, setWanted] = useState(search);
  const [shared, setShared] = useState(view?.shared ?? false);
  const save = useCommand(backroom.ownViews.save);
  const remove = useCommand(backroom.ownViews.remove);
  const move = useCommand(backroom.ownViews.move);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), []);
  const mayChange = view === undefined || view.mine || role === 'manager';
  const keep = async (): Promise<void> => {
    if (name.trim() === '') return;
    const answer = await save.run({ viewId: view?.id ?? null, name, search: wanted, shared });
    if (answer?.ok === true) onDone();
  };
  const drop = async (): Promise<void> => {
    if (view === undefined) return;
    const answer = await remove.run({ viewId: view.id });
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      ref={form} className={styles['form']} aria-label={t(view === undefined ? 'views.save' : 'views.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
      }}
    >
      {mayChange && (
        <>
          <input autoFocus className={styles['input']} aria-label={t('views.name')} placeholder={t('views.name')} maxLength={24} value={name} onChange={(event) => setName(event.target.value)} />
          <input className={styles['input']} aria-label={t('views.search')} title={t('views.hint')} maxLength={1000} value={wanted} spellCheck={false} onChange={(event) => setWanted(event.target.value)} />
          <label className={styles['tick']}>
            <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
            {t('views.shared')}
          </label>
        </>
      )}
      <RefusalNotice refusal={save.refusal ?? remove.refusal ?? move.refusal} />
      <div className={styles['buttons']}>
        {mayChange && <Button kind="primary" type="submit" keys="Enter" busy={save.busy} disabled={name.trim() === '' || wanted.trim() === ''}>{t('views.saveButton')}</Button>}
        <Button kind="quiet" keys="Esc" onClick={onDone}>{t('views.cancel')}</Button>
        {view !== undefined && <Button kind="quiet" onClick={() => void move.run({ viewId: view.id, by: -1 })}>{t('views.up')}</Button>}
        {view !== undefined && <Button kind="quiet" onClick={() => void move.run({ viewId: view.id, by: 1 })}>{t('views.down')}</Button>}
        {view !== undefined && mayChange && <Button kind="danger" busy={remove.busy} onClick={() => void drop()}>{t('views.remove')}</Button>}
      </div>
    </form>
  );
};
