import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuery, partsOf } from '../../../shared/domain/orders/query.ts';
import { QueryChips } from '../../app/search/query-chips.tsx';
import { useSearch } from '../../app/search/search-state.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { ListOrder } from './list-order.tsx';
import { useListPlace } from './list-place.ts';
import { mostRows } from './order-table.tsx';
import type { ShownList } from './use-order-list.ts';
import styles from './orders-screen.module.css';

/** What of the text in the box was understood as filters. */
const UnderstoodFilters = () => {
  const { text, set } = useSearch();
  if (partsOf(text).every((part) => part.kind === 'text')) return null;
  return (
    <div className={styles['filters']}>
      <QueryChips text={text} onChange={set} />
    </div>
  );
};

type Props = { readonly list: ShownList; readonly onBack: () => void };

export const ListHead = memo(({ list, onBack }: Props) => {
  const { t } = useTranslation(['orders', 'terms', 'app', 'search']);
  const mayImport = useMay('intake.import');
  const mayEdit = useMay('orders.edit');
  const view = useListPlace((place) => place.view);
  const { search, group } = list.key;
  const { blocks } = list;
  const n = figure(blocks.total());
  const refusal = blocks.refusal();
  const count = (
    <span className={styles['count']} aria-live="polite">
      {t(blocks.more() && blocks.looking() ? 'search:totalMore' : 'search:total', { n })}
      {blocks.looking() && ` · ${t('search:looking')}`}
      {blocks.more() && !blocks.looking() && ` · ${t('search:totalMost', { n })}`}
    </span>
  );
  const words = search === '' ? '' : parseQuery(search).text.join(' ');
  return (
    <>
      <header className={styles['head']}>
        {search === '' ? (
          <h1>{t(`terms:view.${list.key.view}`)}</h1>
        ) : (
          <h1 className={styles['words']}>{words === '' ? t('search:found') : `“${words}”`}</h1>
        )}
        {blocks.ready() && count}
        {search !== '' && (
          <Button kind="quiet" keys="Esc" onClick={onBack}>
            {t('bar.back', { view: t(`terms:view.${view}`) })}
          </Button>
        )}
        <div className={styles['gap']} />
        <ListOrder />
        {mayEdit && search === '' && (
          <Button keys="Ctrl N" onClick={() => go('entry')}>
            {t('bar.entry')}
          </Button>
        )}
        {mayImport && search === '' && (
          <Button keys="Ctrl O" icon={<Icon name="intake" size={15} />} onClick={() => void chooseAndRead()}>
            {t('bar.import')}
          </Button>
        )}
      </header>
      {search !== '' && <UnderstoodFilters />}
      {blocks.total() > mostRows && <p className={styles['limit']}>{t('limit', { n: figure(mostRows) })}</p>}
      {!blocks.indexed() && <p className={styles['limit']}>{t('search:notIndexed')}</p>}
      {group !== null && group !== undefined && blocks.ready() && !blocks.looking() && blocks.total() > 0 && blocks.groups().length === 0 && (
        <p className={styles['limit']}>{t('search:tooManyGroups')}</p>
      )}
      {refusal !== undefined && (
        <div className={styles['notice']}>
          <RefusalNotice refusal={refusal} action={<Button onClick={list.blocks.refresh}>{t('app:retry')}</Button>} />
        </div>
      )}
    </>
  );
});
