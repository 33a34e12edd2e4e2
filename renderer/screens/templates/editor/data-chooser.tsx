import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useMay } from '../../../app/session.ts';
import { useSettled } from '../../../app/use-settled.ts';
import { ToolIcon } from '../tool-icon.tsx';
import { Popover } from './popover.tsx';
import { useStage } from './stage-store.ts';
import styles from './editor.module.css';
import controls from '../inspector/controls.module.css';

/** Whose data the sheet shows: invented, or an order's. */
export const DataChooser = () => {
  const { t } = useTranslation('templates');
  const order = useStage((state) => state.order);
  const mayRead = useMay('orders.read');
  const words = order === null ? t('data.invented') : order.name;
  if (!mayRead) return null;
  return (
    <Popover label={`${t('data.label')}：${words}`} wide button={<><span className={styles['popWords']}>{words}</span><ToolIcon name="down1" size={14} /></>}>
      {(close) => <Choices onDone={close} />}
    </Popover>
  );
};

const Choices = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslation('templates');
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), 160);
  const found = useAsked(() => backroom.orders.list({ view: 'all', search, offset: 0, limit: 8 }), [search]);
  const choose = (order: ReturnType<typeof useStage.getState>['order']): void => {
    useStage.setState({ order, sheet: 0 });
    onDone();
  };
  return (
    <>
      <input className={controls['text']} type="search" autoFocus aria-label={t('data.search')} placeholder={t('data.search')} value={text} onChange={(event) => setText(event.target.value)} />
      <ul className={styles['choices']}>
        <li>
          <button type="button" onClick={() => choose(null)}>{t('data.invented')}</button>
        </li>
        {(found.value?.rows ?? []).map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => choose({ id: row.id, name: `${row.receiverName} ${row.platformOrderNumber.slice(-6)}` })}>
              <bdi>{row.receiverName}</bdi>
              <span>{row.platformOrderNumber}</span>
              <em>{row.goods}</em>
            </button>
          </li>
        ))}
        {found.value?.rows.length === 0 && <li className={controls['quiet']}>{t('data.none')}</li>}
      </ul>
    </>
  );
};
