import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../../shared/domain/result.ts';
import { fieldsOf, rowFieldsOf } from '../../../../shared/domain/printing/document-data.ts';
import { backroom } from '../../../api/client.ts';
import { templates as en } from '../../../i18n/en/templates.ts';
import { areaOf, spaceOf } from '../editing/draft.ts';
import { newElement, type NewKind } from '../editing/new-element.ts';
import { ToolIcon } from '../tool-icon.tsx';
import { addElements, sessionNow, useSession } from './editor-store.ts';
import { fieldName } from './element-words.ts';
import { paperPoint, useStage } from './stage-store.ts';
import styles from './editor.module.css';

const kinds: readonly NewKind[] = ['text', 'field', 'line', 'box', 'code128', 'qr', 'picture', 'table'];

/** A header in both languages, whatever language is on screen. */
const headerOf = (field: string): { zh: string; en: string } => {
  const english = field.split('.').reduce<unknown>((part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined), en.field);
  return { zh: fieldName(field).slice(0, 60), en: (typeof english === 'string' ? english : field).slice(0, 60) };
};

/** What can be put on the sheet; it comes to the middle of what is in sight. */
export const ToolBar = ({ disabled, onRefused }: { readonly disabled: boolean; readonly onRefused: (refusal: Refusal) => void }) => {
  const { t } = useTranslation('templates');
  const kind = useSession((session) => session.history.present.head.kind);
  const hasFlow = useSession((session) => session.history.present.items.some(({ element }) => element.type === 'table' || element.type === 'area'));
  const noTable = hasFlow || rowFieldsOf(kind).length === 0;
  const add = async (wanted: NewKind): Promise<void> => {
    const session = sessionNow();
    if (session === undefined) return;
    const draft = session.history.present;
    const picture = wanted === 'picture' ? await backroom.templates.addPicture({ path: null, use: 'print' }) : null;
    if (picture !== null && !picture.ok) onRefused(picture.refusal);
    if (picture !== null && (!picture.ok || picture.value === null)) return;
    const { view, size } = useStage.getState();
    const middle = paperPoint(view, size.width / 2, size.height / 2);
    // Where there is an area, that is where things are wanted: it is the label.
    const inArea = areaOf(draft) !== null && wanted !== 'table';
    const { origin, paper } = inArea ? spaceOf(draft, { key: 0, element: draft.items[0]?.element ?? neverDrawn, inArea }) : { origin: { xHmm: 0, yHmm: 0 }, paper: draft.head.paper };
    const element = newElement({
      kind: wanted, paper, at: { xHmm: middle.xHmm - origin.xHmm, yHmm: middle.yHmm - origin.yHmm }, fields: inArea ? [...rowFieldsOf(kind), ...fieldsOf(kind)] : fieldsOf(kind), rowFields: rowFieldsOf(kind),
      text: t('tool.newText'), headerOf, ...(picture?.ok === true && picture.value !== null ? { picture: picture.value } : {}),
    });
    if (element !== null) addElements([{ element, inArea }]);
  };
  return (
    <div className={styles['tools']} role="toolbar" aria-label={t('tool.label')}>
      {kinds.map((one) => (
        <button key={one} type="button" disabled={disabled || (one === 'table' && noTable)} title={one === 'table' && noTable ? t('tool.noTable') : t(`tool.${one}`)} onClick={() => void add(one)}>
          <ToolIcon name={one} />
          <span>{t(`tool.${one}`)}</span>
        </button>
      ))}
    </div>
  );
};

const neverDrawn = { type: 'line', pages: 'every', when: null, x1Hmm: 0, y1Hmm: 0, x2Hmm: 0, y2Hmm: 0, strokeHmm: 25, ink: 'black', dashHmm: 0 } as const;
