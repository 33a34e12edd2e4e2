import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FlagMark } from '../../components/flag-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { figure } from '../../i18n/format.ts';
import type { SearchItem } from './search-items.ts';
import styles from './search-box.module.css';

const Inside = ({ item }: { readonly item: SearchItem }) => {
  const { t } = useTranslation('app');
  const { t: filterWords } = useTranslation('search');
  if (item.kind === 'filter')
    return (
      <>
        <Icon name="search" size={15} />
        <span className={styles['insert']}>{item.filter.insert}</span>
        <span className={`${styles['words']} ${styles['quiet']}`}>{filterWords(`field.${item.filter.field}`)}</span>
        <KeyHint keys="Tab" />
      </>
    );
  if (item.kind === 'command')
    return (
      <>
        <Icon name={item.command.icon} size={15} />
        <span className={styles['words']}>{item.command.words}</span>
        {item.command.keys !== undefined && <KeyHint keys={item.command.keys} />}
      </>
    );
  if (item.kind === 'all')
    return (
      <>
        <Icon name="arrow" size={15} />
        <span className={styles['words']}>{t(item.more ? 'search.more' : 'search.all', { count: item.total, figure: figure(item.total) })}</span>
      </>
    );
  const { row } = item;
  return (
    <>
      <FlagMark flag={row.flag} />
      <span className={styles['number']}>{row.platformOrderNumber}</span>
      <span className={styles['name']}>{row.receiverName}</span>
      <span className={`${styles['words']} ${styles['quiet']}`}>{row.goods}</span>
      <StateTag state={row.state} held={row.holdReason !== null} />
    </>
  );
};

type Props = { readonly id: string; readonly item: SearchItem; readonly active: boolean; readonly onPoint: () => void; readonly onRun: () => void };

export const SearchOption = ({ id, item, active, onPoint, onRun }: Props) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={element} id={id} role="option" aria-selected={active} className={styles['option']} onMouseMove={active ? undefined : onPoint} onClick={onRun}>
      <Inside item={item} />
    </div>
  );
};
