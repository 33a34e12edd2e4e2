import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { useListPlace } from './list-place.ts';
import { mostRows } from './order-table.tsx';
import type { ShownList } from './use-order-list.ts';
import styles from './orders-screen.module.css';

type Props = { readonly list: ShownList; readonly onBack: () => void };

export const ListHead = ({ list, onBack }: Props) => {
  const { t } = useTranslation(['orders', 'terms', 'app']);
  const mayImport = useMay('intake.import');
  const view = useListPlace((place) => place.view);
  const { search } = list.key;
  const n = figure(list.blocks.total());
  const refusal = list.blocks.refusal();
  return (
    <>
      <header className={styles['head']}>
        {search === '' ? (
          <>
            <h1>{t(`terms:view.${list.key.view}`)}</h1>
            {list.blocks.ready() && <span className={styles['count']}>{t('bar.count', { n })}</span>}
          </>
        ) : (
          <>
            <h1>{t(list.blocks.more() ? 'bar.foundMore' : 'bar.found', { text: search, n })}</h1>
            <Button kind="quiet" keys="Esc" onClick={onBack}>
              {t('bar.back', { view: t(`terms:view.${view}`) })}
            </Button>
          </>
        )}
        <div className={styles['gap']} />
        {mayImport && (
          <Button keys="Ctrl O" icon={<Icon name="intake" size={15} />} onClick={() => void chooseAndRead()}>
            {t('bar.import')}
          </Button>
        )}
      </header>
      {list.blocks.total() > mostRows && <p className={styles['limit']}>{t('limit', { n: figure(mostRows) })}</p>}
      {refusal !== undefined && (
        <div className={styles['notice']}>
          <RefusalNotice refusal={refusal} action={<Button onClick={list.blocks.refresh}>{t('app:retry')}</Button>} />
        </div>
      )}
    </>
  );
};
