import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakesFiles } from '../../app/file-taker.ts';
import { useMay } from '../../app/session.ts';
import { StockTabs } from '../../app/stock-tabs.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import type { VirtualTableHandle } from '../../components/virtual-table.tsx';
import { figure } from '../../i18n/format.ts';
import { OpeningPanel, type OpeningPreview } from './opening-panel.tsx';
import type { PictureHandle } from './picture-form.tsx';
import { PrintLabels } from './print-labels.tsx';
import { SkuPane } from './sku-pane.tsx';
import { SkuTable } from './sku-table.tsx';
import { useSelectedSkus } from './use-selected-skus.ts';
import { useSkuList } from './use-sku-list.ts';
import styles from './stock-screen.module.css';

/** The catalogue and its stock: found by any fragment, counted by hand, opened from a file (WH-1, WH-2). */
export const StockScreen = () => {
  const { t } = useTranslation('stock');
  const mayEdit = useMay('stock.edit');
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 120);
  const { total, refusal, rowAt, onVisible } = useSkuList(search);
  const [at, setAt] = useState({ search: '', index: 0 });
  const cursor = at.search === search ? at.index : 0;
  const selected = useSelectedSkus(rowAt(cursor));
  const table = useRef<VirtualTableHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const picture = useRef<PictureHandle>(null);
  const [preview, setPreview] = useState<OpeningPreview | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [several, setSeveral] = useState(false);
  const read = useCommand((path: string) => backroom.stock.previewOpening({ path }));
  const choose = useCommand(backroom.stock.chooseFile);

  const readPath = async (path: string): Promise<void> => {
    setPreview(null);
    setDone(null);
    const answer = await read.run(path);
    if (answer?.ok === true) setPreview(answer.value);
  };
  const chooseAndRead = async (): Promise<void> => {
    const answer = await choose.run();
    if (answer?.ok === true && answer.value !== null) await readPath(answer.value);
  };
  useTakesFiles(
    mayEdit
      ? {
          title: t('drop.title'), text: t('drop.text'),
          take: (files) => {
            const image = files.find(({ type }) => type.startsWith('image/'));
            if (image !== undefined) {
              picture.current?.take(image);
              return;
            }
            const [first, ...more] = files.map((file) => backroom.pathOfDroppedFile(file)).filter((path) => path !== '');
            setSeveral(more.length > 0);
            if (first !== undefined && more.length === 0) void readPath(first);
          },
        }
      : null,
  );
  const move = (index: number): void => {
    setAt({ search, index });
    table.current?.scrollToRow(index);
  };
  useKeys({ '/': () => field.current?.focus() });

  return (
    <div className={styles['screen']}>
      <div className={styles['left']}>
        <header className={styles['head']}>
          <h1>{t('title')}</h1>
          <StockTabs />
          {total !== undefined && <span className={styles['quiet']}>{t(search === '' ? 'summary' : 'found', { n: figure(total) })}</span>}
          <label className={styles['search']}>
            <Icon name="search" size={15} />
            <input ref={field} type="search" value={typed} maxLength={100} placeholder={t('search')} aria-label={t('search')} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') table.current?.focus();
            }} />
          </label>
          <PrintLabels skus={selected.rows} onClear={selected.clear} />
          {mayEdit && (
            <Button icon={<Icon name="intake" size={15} />} busy={choose.busy || read.busy} title={t('opening.help')} onClick={() => void chooseAndRead()}>
              {t('importFile')}
            </Button>
          )}
        </header>
        <RefusalNotice refusal={refusal ?? choose.refusal ?? read.refusal} />
        {several && <WarningNotice>{t('opening.one')}</WarningNotice>}
        {read.busy && <ProgressBar label={t('opening.reading')} />}
        {preview !== null && (
          <OpeningPanel
            preview={preview}
            onDone={(skus) => {
              setPreview(null);
              setDone(skus);
            }}
            onCancel={() => setPreview(null)}
          />
        )}
        {done !== null && (
          <p className={styles['done']} role="status">
            <Icon name="check" size={16} />
            {t('opening.done', { n: figure(done) })}
          </p>
        )}
        <div className={styles['table']}>
          <SkuTable ref={table} total={total} rowAt={rowAt} onVisible={onVisible} cursor={cursor} onCursor={move} selected={selected} search={search} />
        </div>
      </div>
      <aside className={styles['right']}>
        <SkuPane sku={rowAt(cursor)} chosen={selected.count > 0 ? selected.rows : []} picture={picture} />
      </aside>
    </div>
  );
};
