import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Element } from '../../../../shared/domain/printing/template.ts';
import { ToolIcon, type ToolIconName } from '../tool-icon.tsx';
import { select, setLocked, shownDraft, toggleSelected, useSession } from './editor-store.ts';
import { useElementName } from './element-words.ts';
import { useStage } from './stage-store.ts';
import type { Drawing } from './use-drawing.ts';
import styles from './element-list.module.css';

const iconOf = (element: Element): ToolIconName => {
  switch (element.type) {
    case 'text':
      return element.field === '' ? 'text' : 'field';
    case 'barcode':
      return element.symbology;
    case 'box':
      return element.fill === 'none' ? 'box' : 'filledBox';
    case 'line':
    case 'picture':
    case 'table':
    case 'area':
      return element.type;
  }
};

/** Everything on the sheet, the topmost first: to find what is small, hidden or on another page. */
export const ElementList = ({ drawing }: { readonly drawing: Drawing }) => {
  const { t } = useTranslation('templates');
  const name = useElementName();
  const draft = useSession(shownDraft);
  const selection = useSession((session) => session.selection);
  const locked = useSession((session) => session.locked);
  const list = useRef<HTMLUListElement>(null);
  const [first] = selection;
  useEffect(() => {
    if (first !== undefined) list.current?.querySelector(`[data-key="${String(first)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  return (
    <nav className={styles['pane']} aria-label={t('list.title')}>
      <h2 className={styles['head']}>{t('list.title')}</h2>
      <button type="button" className={styles['paper']} aria-pressed={selection.length === 0} onClick={() => select([])}>
        <ToolIcon name="paper" size={16} />
        {t('list.paper')}
        {drawing.whole !== null && <span className={styles['bad']} title={t('list.problem')}><ToolIcon name="warn" size={14} /></span>}
      </button>
      <ul ref={list} className={styles['list']}>
        {[...draft.items].reverse().map(({ key, element, inArea }) => (
          <li key={key} className={styles['item']} data-key={key} data-selected={selection.includes(key) || undefined} data-inside={inArea || undefined}
            onPointerEnter={() => useStage.setState({ hovered: key })} onPointerLeave={() => useStage.setState({ hovered: null })}>
            <button type="button" className={styles['name']} aria-pressed={selection.includes(key)} onClick={(event) => (event.shiftKey || event.ctrlKey || event.metaKey ? toggleSelected(key) : select([key]))}>
              <ToolIcon name={iconOf(element)} size={16} />
              <span>{name(element)}</span>
              {drawing.problems.has(key) && <span className={styles['bad']} title={t('list.problem')}><ToolIcon name="warn" size={14} /></span>}
            </button>
            <button type="button" className={styles['lock']} aria-label={`${t(locked.has(key) ? 'list.unlock' : 'list.lock')} ${name(element)}`} title={t(locked.has(key) ? 'list.unlock' : 'list.lock')} aria-pressed={locked.has(key)} onClick={() => setLocked([key], !locked.has(key))}>
              <ToolIcon name={locked.has(key) ? 'lock' : 'unlock'} size={14} />
            </button>
          </li>
        ))}
      </ul>
      {draft.items.length === 0 && <p className={styles['none']}>{t('list.none')}</p>}
    </nav>
  );
};
